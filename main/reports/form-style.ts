/** How a form looks on paper: black on white, hairlines, no colour; sizes are those that `form-rows` counts with. */
export const FORM_STYLE = `
*{box-sizing:border-box;margin:0;padding:0}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{background:#fff;color:#000;font:8.5pt/1.35 "Liberation Sans",Arial,Helvetica,"DejaVu Sans",sans-serif;overflow-wrap:anywhere;font-variant-ligatures:none}
.page{display:flex;flex-direction:column;break-after:page;overflow:hidden;overflow:clip}
.page:last-child{break-after:auto}
main{flex:1 0 auto}
.mk{flex:none;height:6.5mm;margin-bottom:2.5mm;padding:0 2mm;border:.6mm solid #000;font-size:10pt;line-height:5.3mm;font-weight:700;letter-spacing:.08em;text-align:center}
header{display:flex;gap:6mm;border-bottom:.5mm solid #000;padding-bottom:2mm;margin-bottom:2mm}
header .l{flex:1 1 0;min-width:0}
.kick{font-size:7pt;letter-spacing:.06em;text-transform:uppercase}
h1{font-size:15pt;line-height:1.35;font-weight:700}
h2{font-size:11pt;line-height:1.35;font-weight:700;padding:3.5mm 0 1mm;border-bottom:.3mm solid #000}
h3{font-size:10pt;line-height:1.35;font-weight:700}
h4{font-size:7pt;line-height:1.35;text-transform:uppercase;letter-spacing:.06em;padding-bottom:.6mm}
.code{flex:none;width:34mm}
.code svg{display:block}
.code p{font:5.5pt/1.35 "Liberation Mono","DejaVu Sans Mono",Courier,monospace}
.m{font:7pt/1.35 "Liberation Mono","DejaVu Sans Mono",Courier,monospace;white-space:pre-wrap}
dl{display:grid;grid-template-columns:27mm minmax(0,1fr);padding:.5mm 0;overflow:hidden;overflow:clip;break-inside:avoid}
dl.two{grid-template-columns:27mm minmax(0,1fr) 27mm minmax(0,1fr);column-gap:0}
dl.two dd{padding-right:3mm}
dt{font-size:7pt;line-height:1.35;padding:.25mm 2mm 0 0;color:#222}
dd,td,.blank{min-width:0;overflow:hidden;overflow:clip}
td.m{font-size:7pt}
h2+.act{border-top:0;margin-top:0}
table+p,dl+p{margin-top:2mm}
table{width:100%;table-layout:fixed;border-collapse:collapse}
th{font-size:7pt;line-height:1.35;font-weight:700;text-align:left;vertical-align:bottom;padding:.8mm 3mm .8mm 0;border-bottom:.2mm solid #000}
td{vertical-align:top;white-space:pre-line;font-size:8pt;padding:.7mm 3mm .7mm 0;border-bottom:.1mm solid #777}
tr{break-inside:avoid}
.act{display:flex;align-items:baseline;gap:4mm;margin-top:1.5mm;padding:1mm 0;border-top:.3mm solid #000}
.act h3{flex:1 1 0;min-width:0}
.act span,.act b{flex:none;white-space:nowrap}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:4mm;padding:.5mm 0 1mm;break-inside:avoid}
.sides section{border:.2mm solid #000;padding:1.5mm 2mm;min-width:0}
.sig{display:block;width:36mm;height:12mm;border-bottom:.2mm solid #000}
.sig path{fill:none;stroke:#000;stroke-width:5;stroke-linecap:round;stroke-linejoin:round}
.sd{font-weight:700;padding-top:.8mm}
.blank{height:8.5mm;font-size:6.5pt;line-height:1.2;padding-top:.6mm;border-bottom:.2mm solid #000;color:#222}
.blank:last-child{border-bottom:0}
p{padding:.6mm 0}
main p{white-space:pre-line}
footer{flex:none;margin-top:4mm;padding-top:1mm;border-top:.3mm solid #000;font-size:7pt}
footer p{display:flex;justify-content:space-between;gap:6mm;padding:0}
footer b{flex:none;white-space:nowrap}
footer .m{font-size:6.5pt}
@media screen{html{background:#ddd}.page{margin:4mm auto;background:#fff}}
`;
