package io.atopile.mcp.conformance.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.conformance.parts.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes git repositories of boards. The same files give the same commit. */
final class Committed {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Committed() {}

    static void all(Path root, String subject) throws InterruptedException {
        git(root, "init", "--quiet");
        again(root, subject);
    }

    /** Commits what has changed since. */
    static void again(Path root, String subject) throws InterruptedException {
        git(root, "add", "--all");
        git(root, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", subject);
    }

    /** Moves the divider's output, adds a resistor and asserts less. */
    static void changeDivider(Path root) throws IOException {
        var file = root.resolve("divider.ato");
        var changed = Files.readString(file)
                .replace("top.p2 ~ output", "top.p2 ~ power.lv")
                .replace("assert v_out within 2.4V to 2.6V", "assert v_out within 2.3V to 2.6V");
        Files.writeString(file, changed + "\n    extra = new Sample_R0603_10K_package\n    extra.p1 ~ output\n    extra.p2 ~ power.lv\n");
    }

    /** Gives the lower resistor of the divider another value, but not another part. */
    static void breakDivider(Path root) throws IOException {
        var file = root.resolve("divider.ato");
        Files.writeString(file, Files.readString(file).replace("bottom_resistance = 10kohm +/- 1%", "bottom_resistance = 22kohm +/- 1%"));
    }

    private static void git(Path root, Object... arguments) throws InterruptedException {
        var command = new ArrayList<Object>(List.of("git"));
        command.addAll(List.of(arguments));
        var ended = Program.of(root, command.toArray())
                .with("GIT_AUTHOR_DATE", "2026-01-01T00:00:00Z")
                .with("GIT_COMMITTER_DATE", "2026-01-01T00:00:00Z")
                .with("GIT_CONFIG_GLOBAL", "/dev/null")
                .run(PATIENCE);
        assertEquals(0, ended.code(), ended.err());
    }
}
