package io.atopile.mcp.process;

import java.util.Locale;

/** Which mechanism of the system confines child processes; the strongest first. */
public enum SandboxKind {
    /**
     * The program bubblewrap: only what a child may read is there, in namespaces of files, processes, network, IPC and users
     * of its own, without capabilities, further user namespaces and rare system calls.
     */
    BUBBLEWRAP("faults of the kernel"),

    /** The same by our own means, where Linux is 5.12 or newer and users may make namespaces. */
    NAMESPACES("faults of the kernel"),

    /**
     * Landlock and seccomp, for machines that allow no namespaces. Contents of files, the network, other processes' memory and
     * signals to them are held back; what isn't, {@link #gaps} lists and a test shows. Signals and sockets with an abstract name
     * are held back from version 6 of Landlock on, TCP by address from version 4 on (before, there is no network at all).
     */
    LANDLOCK("a child can still see that a file exists, how large and how old it is; change mode, owner, times and attributes of the"
            + " user's files; connect to sockets that have a path, such as an SSH agent's; read other processes' command lines;"
            + " use /dev/shm; and write a read-only directory within a writable one"),

    /** The seatbelt of macOS; its profile was never run by us, only its text is tested. */
    SEATBELT("limits of memory and of processes; a child can still see that a file exists"),

    /** Only the limits of resources hold. */
    NONE("a child can do whatever the user can");

    private final String gaps;

    SandboxKind(String gaps) {
        this.gaps = gaps;
    }

    /** What it doesn't hold back, for people. */
    public String gaps() {
        return gaps;
    }

    /** Its name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
