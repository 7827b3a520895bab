"""Close the doors through which other programs of the same user could look into this one."""

import ctypes
import sys

if sys.platform != "win32":
    import resource

_PR_SET_DUMPABLE = 4
"""Source: linux/prctl.h."""

_PT_DENY_ATTACH = 31
"""Source: sys/ptrace.h of macOS."""

_RIGHTS = "D:P(A;;0x101001;;;OW)(A;;GA;;;SY)"
"""SDDL: the owner may end it, wait for it and ask its name; the system may all."""

_DACL = 4
"""DACL_SECURITY_INFORMATION, winnt.h."""


def harden_process() -> None:
    """Leave no memory image of this process: no core file, and no other program may read it.

    Call it first of all, before a passphrase is typed. Where the system offers no such thing,
    nothing happens: this makes theft harder, it promises nothing.
    """
    if sys.platform == "win32":
        _close_to_other_programs()
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # Also stops ptrace and /proc/PID/mem by other programs of the same user.
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    elif sys.platform == "darwin":
        ctypes.CDLL(None).ptrace(_PT_DENY_ATTACH, 0, None, 0)


def _close_to_other_programs() -> None:
    """Let programs of the same user end this process and wait for it, and nothing else (Windows).

    Source: ConvertStringSecurityDescriptorToSecurityDescriptorW, SetKernelObjectSecurity.
    """
    advapi, kernel = ctypes.CDLL("advapi32.dll"), ctypes.CDLL("kernel32.dll")
    described = ctypes.c_void_p()
    made = advapi.ConvertStringSecurityDescriptorToSecurityDescriptorW(
        ctypes.c_wchar_p(_RIGHTS), 1, ctypes.byref(described), None
    )
    if made:
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        process = ctypes.c_void_p(kernel.GetCurrentProcess())
        advapi.SetKernelObjectSecurity(process, _DACL, described)
        kernel.LocalFree(described)
