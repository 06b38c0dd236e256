package io.atopile.mcp.conformance.attack;

import io.atopile.mcp.conformance.parts.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * As whom the server of an attack runs.
 *
 * @param command the words that start a command as that user
 */
record OtherUser(String name, List<String> command) {

    private static final String NOBODY = "65534";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** In a mount namespace of its own, this user's home directory holds nothing but the installed atopile, which others may read. */
    private static final String SHOW_INSTALLATION = """
            home=$1 data=$2 keep=$3
            shift 3
            case $data in
              "$home"/*)
                mkdir -p "$keep" && mount --bind "$data" "$keep" && mount -t tmpfs -o mode=755 tmpfs "$home" &&
                  mkdir -p "$data" && mount --bind "$keep" "$data" || exit 126 ;;
            esac
            exec setpriv --reuid %1$s --regid %1$s --clear-groups -- "$@"
            """.formatted(NOBODY);

    /** Whoever runs the tests. */
    static OtherUser current() {
        return new OtherUser(System.getProperty("user.name"), List.of());
    }

    /** A user who owns nothing but what a test gives them; only root can become one. */
    static OtherUser nobody(Path installation, Path keep) {
        return new OtherUser(
                "uid " + NOBODY,
                List.of("unshare", "--mount", "sh", "-c", SHOW_INSTALLATION, "sh", System.getProperty("user.home"), installation.toString(), keep.toString()));
    }

    /** Gives a folder and all that is in it to this user. */
    void own(Path folder) throws InterruptedException {
        if (!command.isEmpty()) {
            Program.of(folder, "chown", "-R", NOBODY + ":" + NOBODY, folder).run(PATIENCE);
        }
    }
}
