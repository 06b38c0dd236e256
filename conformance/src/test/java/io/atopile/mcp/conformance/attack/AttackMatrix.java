package io.atopile.mcp.conformance.attack;

import io.atopile.mcp.process.SandboxKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * The whole matrix of the attack suite: every policy mode, every sandbox of this machine, as root and as another user. Prints
 * a row of a Markdown table for each, then the violations; exits with 1 when there are any. Arguments choose rows, such as
 * {@code root bubblewrap auto}.
 */
public final class AttackMatrix {

    private static final List<String> MODES = List.of("read-only", "ask", "auto_safe", "auto");
    private static final List<SandboxKind> SANDBOXES =
            List.of(SandboxKind.BUBBLEWRAP, SandboxKind.NAMESPACES, SandboxKind.LANDLOCK, SandboxKind.NONE);

    private static final int MOST_WITHOUT_ATOPILE = 5;

    private AttackMatrix() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("| user | sandbox | mode | calls | codes | violations |");
        System.out.println("|---|---|---|---|---|---|");
        var chosen = List.of(arguments);
        boolean clean = true;
        for (boolean asRoot : List.of(true, false)) {
            for (var sandbox : SANDBOXES) {
                for (var mode : MODES) {
                    if (List.of(asRoot ? "root" : "nobody", sandbox.toString(), mode).containsAll(chosen)) {
                        clean &= row(asRoot, sandbox, mode);
                    }
                }
            }
        }
        System.exit(clean ? 0 : 1);
    }

    private static boolean row(boolean asRoot, SandboxKind sandbox, String mode) throws Exception {
        var scratch = Files.createTempDirectory(Path.of("/var/tmp"), "attack").toRealPath();
        var user = asRoot ? OtherUser.current() : OtherUser.nobody(AttackRun.dataHome().resolve("atopile-mcp"), scratch.resolve("keep"));
        try {
            var outcome = new AttackRun(mode, sandbox, user, AttackCall.all()).run(scratch, scratch.resolve("state"));
            System.out.printf(
                    "| %s | %s | %s | %d | %s | %d |%n",
                    user.name(), sandbox, mode, outcome.calls(), outcome.codes(), outcome.violations().size());
            outcome.violations().forEach(violation -> System.out.println("  - " + violation));
            return outcome.violations().isEmpty() && reachesAtopile(outcome);
        } finally {
            delete(scratch);
        }
    }

    /** Where the other user may not read the installation, no call reaches the code that is to be attacked. */
    private static boolean reachesAtopile(AttackRun.Outcome outcome) {
        var reached = outcome.codes().getOrDefault("capability_missing", 0) <= MOST_WITHOUT_ATOPILE;
        if (!reached) {
            System.out.println("  - atopile was not reached: the installation must be readable by this user");
        }
        return reached;
    }

    private static void delete(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
