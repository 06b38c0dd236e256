package io.atopile.mcp.process;

import java.util.Locale;

/** The system mechanism that confines child processes; the strongest first. */
public enum SandboxKind {
    /**
     * The program bubblewrap: only what a child may read is visible, in separate namespaces for files, processes, network, IPC
     * and users, without capabilities, further user namespaces and rare system calls.
     */
    BUBBLEWRAP("kernel vulnerabilities"),

    /** The same without bubblewrap, on Linux 5.12 or newer if users may create namespaces. */
    NAMESPACES("kernel vulnerabilities"),

    /**
     * Landlock and seccomp, for machines that allow no namespaces. They protect the contents of files, the network, other
     * processes' memory and other processes from signals; {@link #gaps} lists what they don't protect, and a test demonstrates
     * it. Signals and sockets with an abstract name are blocked from version 6 of Landlock on, TCP is restricted by address from
     * version 4 on (before that there is no network at all).
     */
    LANDLOCK("a child can still see that a file exists, how large and how old it is; change mode, owner, times and attributes of the"
            + " user's files; connect to sockets that have a path, such as an SSH agent's; read other processes' command lines;"
            + " use /dev/shm; and write a read-only directory within a writable one"),

    /** The seatbelt of macOS; its profile has never been run by us, only its text is tested. */
    SEATBELT("memory and process limits; a child can still see that a file exists"),

    /** Only the resource limits apply. */
    NONE("a child can do whatever the user can");

    private final String gaps;

    SandboxKind(String gaps) {
        this.gaps = gaps;
    }

    /** What it doesn't protect against, as text for users. */
    public String gaps() {
        return gaps;
    }

    /** Its name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
