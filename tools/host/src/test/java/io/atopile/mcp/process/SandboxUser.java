package io.atopile.mcp.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who runs a sandbox in a test: this process's user, or, where that is root, also one without any right. */
enum SandboxUser {
    SELF,
    NOBODY;

    static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final String ID = "65534";

    static Stream<SandboxUser> all() {
        return System.getProperty("user.name").equals("root") ? Stream.of(SELF, NOBODY) : Stream.of(SELF);
    }

    SystemSandbox sandbox() {
        return new SystemSandbox(PYTHON, SandboxMode.WORKSPACE_WRITE, Optional.empty());
    }

    /** A command line that runs another as this user. */
    List<String> argv(List<String> argv) {
        var prefix = List.of("/usr/bin/setpriv", "--reuid", ID, "--regid", ID, "--clear-groups", "--");
        return this == SELF ? argv : Stream.concat(prefix.stream(), argv.stream()).toList();
    }

    /** Gives a directory and what is in it to this user. */
    void own(Path directory) throws IOException, InterruptedException {
        if (this == NOBODY) {
            new ProcessBuilder("chown", "-R", ID + ":" + ID, directory.toString()).inheritIO().start().waitFor();
        }
    }
}
