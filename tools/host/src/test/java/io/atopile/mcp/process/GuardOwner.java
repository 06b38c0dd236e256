package io.atopile.mcp.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A program of its own that owns a guarded child, so that a test can end the owner in rude ways. */
public final class GuardOwner {

    private GuardOwner() {}

    /** {@code args}: interpreter, directory, the mark's name and value, and {@code halt} or {@code stay}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        var directory = Path.of(args[1]);
        var guard = Guard.start(new Guard.Launch(
                Path.of(args[0]),
                List.of("/bin/sh", "-c", "sleep 61 & sleep 62"),
                directory,
                Map.of(args[2], args[3]),
                directory.resolve("out"),
                directory.resolve("err"),
                Duration.ofMillis(300)));
        System.in.read();
        if (args[4].equals("halt")) {
            Runtime.getRuntime().halt(9);
        }
        guard.await(Duration.ofSeconds(60));
    }
}
