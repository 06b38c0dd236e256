package io.atopile.mcp.conformance.bench;

import io.atopile.mcp.conformance.Golden;
import io.atopile.mcp.conformance.hashline.EditingCost;
import java.nio.file.Files;

/** Prints what the server costs: to start, to keep, beside a plain {@code ato build}, to verify a design, to confine a build, to read and edit files, to find parts, and to carry out runs. */
final class Bench {

    private Bench() {}

    public static void main(String[] args) throws Exception {
        var scratch = Files.createTempDirectory(Golden.folder("target"), "bench");
        System.out.print(StartUp.measure(scratch));
        System.out.print(BuildCost.measure(scratch));
        System.out.print(VerifyCost.measure(scratch.resolve("verify")));
        System.out.print(SandboxCost.measure(scratch.resolve("sandbox")));
        System.out.print(EditingCost.measure(scratch.resolve("editing")));
        System.out.print(PartsCost.measure(scratch.resolve("parts")));
        System.out.print(RunCost.measure(scratch.resolve("runs")));
    }
}
