package io.atopile.mcp.conformance.bench;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.program.Launched;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code design_verify} on sample boards and on a board of 108 parts and 145 assertions: the first call of a server, and the next. */
final class VerifyCost {

    private static final int ROUNDS = 7;
    private static final int CELLS = 36;

    /** The sample boards that atopile can instantiate, each with a target. */
    private static final List<String> BOARDS = List.of(
            "blinker default", "contradiction-found default", "contradiction-not-found default", "divider default", "levels open", "levels tight",
            "missing-pick default", "two-targets lamp", "two-targets station");

    private static final String CELL = """
            #pragma experiment("BRIDGE_CONNECT")
            import Resistor
            import Capacitor
            import ElectricPower

            module Cell:
                top = new Resistor
                bottom = new Resistor
                top.resistance = 20kohm +/- 1%
                bottom.resistance = 10kohm +/- 1%
                v_in: V
                v_out: V
                ratio: dimensionless
                assert ratio is bottom.resistance / (top.resistance + bottom.resistance)
                assert v_out is v_in * ratio
                assert v_out within 3.2V to 3.5V

            module Big:
                power = new ElectricPower
                assert power.voltage within 10V +/- 2%
            """;

    private VerifyCost() {}

    public static void main(String[] arguments) throws Exception {
        System.out.print(measure(Files.createTempDirectory("verify")));
    }

    static String measure(Path scratch) throws Exception {
        var table = new StringBuilder("design_verify: the first call, the next (median, longest of %d)%n".formatted(ROUNDS));
        for (var board : BOARDS) {
            var target = board.substring(board.indexOf(' ') + 1);
            table.append(measure(board, target, Board.copy(board.substring(0, board.indexOf(' ')), scratch.resolve(target)).root(), scratch));
        }
        return table.append(measure("108 parts", "default", writeBoard(Files.createDirectories(scratch.resolve("big"))), scratch)).toString();
    }

    private static String measure(String name, String target, Path root, Path scratch) throws Exception {
        try (var server = Launched.over(Transport.STDIO, root, scratch)) {
            server.client().initialize(McpClient.NEWEST_LEGACY);
            var first = verify(server, target);
            var next = new ArrayList<Double>();
            for (var round = 0; round < ROUNDS; round++) {
                next.add(verify(server, target));
            }
            return "%-32s %6.2f s  %6.2f s  %6.2f s%n".formatted(name, first, Figures.median(next), next.stream().max(Double::compare).orElseThrow());
        }
    }

    private static double verify(Launched server, String target) throws InterruptedException {
        var since = System.nanoTime();
        var result = server.client().call("design_verify", Json.object().put("target", target));
        if (!result.code().equals("ok")) {
            throw new IllegalStateException(result.message());
        }
        return (System.nanoTime() - since) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private static Path writeBoard(Path root) throws IOException {
        var source = new StringBuilder(CELL);
        for (var cell = 0; cell < CELLS; cell++) {
            source.append("""
                        cell%1$d = new Cell
                        assert cell%1$d.v_in is power.voltage
                        filter%1$d = new Capacitor
                        filter%1$d.capacitance = 100nF +/- 20%%
                        power.hv ~> filter%1$d ~> power.lv
                        power.hv ~> cell%1$d.top ~> cell%1$d.bottom ~> power.lv
                    """.formatted(cell));
        }
        Files.writeString(root.resolve("big.ato"), source);
        Files.writeString(root.resolve("ato.yaml"), "requires-atopile: ^0.15.0\nbuilds:\n  default: {entry: big.ato:Big}\n");
        return root;
    }
}
