"""
An nbdkit plugin: a disk in memory that writes down every write and flush, in order, with the time since the boot.
Each record: time in nanoseconds, offset and length as little-endian 64-bit numbers, then the bytes written; a flush has
the offset 2^64-1 and no bytes. Parameters: size (bytes), log (where to write), image (optional, what is on it at first).
"""
import builtins
import struct
import time

import nbdkit

API_VERSION = 2
disk = bytearray()
record = None


def config(key, value):
    global disk, record
    if key == 'size':
        disk = bytearray(int(value))
    elif key == 'log':
        record = builtins.open(value, 'wb', buffering=0)
    elif key == 'image':
        with builtins.open(value, 'rb') as image:
            whole = image.read()
        disk[: len(whole)] = whole


def thread_model():
    return nbdkit.THREAD_MODEL_SERIALIZE_ALL_REQUESTS


def open(readonly):
    return 1


def get_size(handle):
    return len(disk)


def can_flush(handle):
    return True


def can_fua(handle):
    return nbdkit.FUA_EMULATE


def pread(handle, buffer, offset, flags):
    buffer[:] = disk[offset : offset + len(buffer)]


def pwrite(handle, buffer, offset, flags):
    record.write(struct.pack('<QQQ', time.monotonic_ns(), offset, len(buffer)) + bytes(buffer))
    disk[offset : offset + len(buffer)] = buffer


def flush(handle, flags):
    record.write(struct.pack('<QQQ', time.monotonic_ns(), 2**64 - 1, 0))
