"""A Jupyter kernel provisioner that forks kernels from a process with everything loaded."""

import os
import sys
from importlib.metadata import EntryPoint

from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner

from dossier.run import forkserver
from dossier.run.kernel import serve
from dossier.run.normalise import KERNEL

NAME = "dossier-warm"
LAUNCHER = "ipykernel_launcher"


class WarmProvisioner(LocalProvisioner):
    """Starts a kernel as a fork; from then on it is a local process like any other."""

    async def launch_kernel(self, cmd, **kwargs):
        """Fork a kernel in place of the cold one of a command line; say how to connect to it."""
        arguments = cmd[cmd.index(LAUNCHER) + 1 :]
        folder = kwargs.get("cwd") or os.getcwd()
        self.process = _Forked(forkserver.fork(serve, arguments, kwargs["env"], folder))
        self.pid = self.process.pid
        return self.connection_info


class WarmManager(AsyncKernelManager):
    """A kernel manager that starts the kernels of this interpreter, and starts them warm."""

    @property
    def kernel_spec(self):
        """Describe the kernel, whatever kernels are installed."""
        return KernelSpec(
            argv=[sys.executable, "-m", LAUNCHER, "-f", "{connection_file}"],
            display_name=KERNEL["display_name"],
            language=KERNEL["language"],
            metadata={"kernel_provisioner": {"provisioner_name": NAME}},
        )


class _Forked:
    """A forked process with the methods of ``subprocess.Popen`` that a provisioner calls."""

    stdin = stdout = stderr = None

    def __init__(self, process):
        self.process, self.pid = process, process.pid

    def poll(self):
        return self.process.exitcode

    def wait(self):
        self.process.join()
        return self.process.exitcode

    def send_signal(self, number):
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self):
        self.process.kill()

    def terminate(self):
        self.process.terminate()


KernelProvisionerFactory.provisioners[NAME] = EntryPoint(
    NAME, f"{__name__}:{WarmProvisioner.__name__}", KernelProvisionerFactory.GROUP_NAME
)
