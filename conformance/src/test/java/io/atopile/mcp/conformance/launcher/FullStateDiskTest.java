package io.atopile.mcp.conformance.launcher;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tools answer when nothing more can be written to the state directory; needs root, which may mount a small disk. */
class FullStateDiskTest {

    @TempDir
    private Path scratch;

    private Path disk;
    private boolean isMounted;

    @BeforeEach
    void fill() throws Exception {
        disk = Files.createDirectory(scratch.resolve("disk"));
        isMounted = "root".equals(System.getProperty("user.name")) && run("mount", "-t", "tmpfs", "-o", "size=2m", "none", disk.toString()) == 0;
        assumeTrue(isMounted, "a disk can't be mounted here");
        run("dd", "if=/dev/zero", "of=" + disk.resolve("filling"), "bs=64k");
    }

    @AfterEach
    void unmount() throws Exception {
        if (isMounted) {
            run("umount", disk.toString());
        }
    }

    @Test
    void isSaidWithoutAPathOrATrace() throws Exception {
        var checkout = Checkout.in(scratch);
        checkout.realDistribution("1");
        var project = Files.createDirectory(scratch.resolve("project"));
        Files.writeString(project.resolve("ato.yaml"), "paths: {src: ./, layout: ./layouts}\nbuilds:\n  default:\n    entry: main.ato:Main\n");
        Files.writeString(project.resolve("main.ato"), "module Main:\n    pass\n");
        var environment = Map.of("HOME", System.getProperty("user.home"), "XDG_STATE_HOME", disk.toString());
        for (var call : List.of(
                List.of("build_run"),
                List.of("design_check", "--arg", "changed=false"),
                List.of("skill_run", "--arg", "name=diagnose_build_failure"),
                List.of("stdlib_list"),
                List.of("packages_sync"),
                List.of("project_create_path", "--arg", "path=new.ato", "--arg", "content=x"))) {
            var arguments = new ArrayList<>(List.of("call", call.getFirst(), "--project", project.toString(), "--policy", "auto"));
            arguments.addAll(call.subList(1, call.size()));
            try (var started = checkout.start(checkout.launcher(), environment, arguments.toArray(String[]::new))) {
                started.end();
                assertTrue(started.out().contains("transient_backend_error"), call + started.out() + started.err());
                assertTrue(started.out().contains("can't be written"), call + started.out());
                assertFalse(started.out().contains(scratch.toString()) || started.out().contains("Exception"), started.out());
            }
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
