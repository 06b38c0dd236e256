package io.atopile.mcp.conformance.bench;

import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.process.Guard;
import io.atopile.mcp.process.ProcessConfinement;
import io.atopile.mcp.process.SandboxException;
import io.atopile.mcp.process.SandboxKind;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.process.SandboxProfile;
import io.atopile.mcp.process.SystemSandbox;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.project.AtopileSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A build under each kind of sandbox that works here beside the same build under the guard alone, in turn. */
final class SandboxCost {

    private static final int ROUNDS = 7;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final AtoCli ato;
    private final Path board;
    private final Path scratch;

    private SandboxCost(AtoCli ato, Path board, Path scratch) {
        this.ato = ato;
        this.board = board;
        this.scratch = scratch;
    }

    static String measure(Path scratch) throws Exception {
        if (!(new AtoFinder(AtopileSettings.of(System.getenv())).find() instanceof AtoSearchResult.Ready(var ato))) {
            return "the sandbox: no atopile here\n";
        }
        Files.createDirectories(scratch);
        var cost = new SandboxCost(ato, Board.copy("blinker", scratch.resolve("board")).root(), scratch);
        Map<String, List<Double>> seconds = cost.rounds(cost.confinements());
        double plain = Figures.median(seconds.getOrDefault("guard alone", List.of()));
        var text = new StringBuilder("a build of a small board in the sandbox (median of %d)%n".formatted(ROUNDS));
        seconds.forEach((name, values) -> text.append("%-28s %7.2f s (%+.1f %%)%n"
                .formatted(name, Figures.median(values), 100 * (Figures.median(values) - plain) / plain)));
        return text.toString();
    }

    private Map<String, ProcessConfinement> confinements() throws IOException {
        var all = new LinkedHashMap<String, ProcessConfinement>();
        all.put("guard alone", ProcessConfinement.NONE);
        Path installation = ato.python().resolveSibling("..").normalize();
        Files.createDirectories(ato.log());
        var profile = SandboxProfile.ofReadable(List.of(installation, ato.program())).withWritable(List.of(board, ato.log()));
        for (SandboxKind kind : SandboxKind.values()) {
            var sandbox = new SystemSandbox(ato.python(), SandboxMode.WORKSPACE_WRITE, Optional.of(kind));
            try {
                all.put(sandbox.kind().toString(), new ProcessConfinement(sandbox, profile));
            } catch (SandboxException unusable) {
                System.err.println(unusable.getMessage());
            }
        }
        return all;
    }

    private Map<String, List<Double>> rounds(Map<String, ProcessConfinement> confinements) throws IOException, InterruptedException {
        var seconds = new LinkedHashMap<String, List<Double>>();
        for (var round = 0; round <= ROUNDS; round++) {
            for (var each : confinements.entrySet()) {
                double taken = build(each.getValue());
                if (round > 0) {
                    seconds.computeIfAbsent(each.getKey(), _ -> new ArrayList<>()).add(taken);
                }
            }
        }
        return seconds;
    }

    private double build(ProcessConfinement confinement) throws IOException, InterruptedException {
        var launch = new Guard.Launch(
                ato.python(),
                List.of(ato.program().toString(), "build"),
                board,
                ato.environment(),
                scratch.resolve("out"),
                scratch.resolve("err"),
                Duration.ofSeconds(5),
                confinement);
        var since = System.nanoTime();
        try (var guard = Guard.start(launch)) {
            if (guard.await(PATIENCE).orElse(1) != 0) {
                throw new IOException("the build failed: " + Files.readString(scratch.resolve("out")));
            }
        }
        return (System.nanoTime() - since) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
