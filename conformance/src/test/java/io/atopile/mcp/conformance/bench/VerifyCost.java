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
    private static final List<String> BOARDS = List.of("blinker", "contradiction-not-found", "divider");

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

    static String measure(Path scratch) throws Exception {
        var table = new StringBuilder("design_verify: the first call, the next (median, longest of %d)%n".formatted(ROUNDS));
        for (var name : BOARDS) {
            table.append(measure(name, Board.copy(name, scratch.resolve(name)).root(), scratch));
        }
        return table.append(measure("108 parts", writeBoard(Files.createDirectories(scratch.resolve("big"))), scratch)).toString();
    }

    private static String measure(String name, Path root, Path scratch) throws Exception {
        try (var server = Launched.over(Transport.STDIO, root, scratch)) {
            server.client().initialize(McpClient.NEWEST_LEGACY);
            var first = verify(server);
            var next = new ArrayList<Double>();
            for (var round = 0; round < ROUNDS; round++) {
                next.add(verify(server));
            }
            return "%-24s %6.2f s  %6.2f s  %6.2f s%n".formatted(name, first, Figures.median(next), next.stream().max(Double::compare).orElseThrow());
        }
    }

    private static double verify(Launched server) throws InterruptedException {
        var since = System.nanoTime();
        var result = server.client().call("design_verify", Json.object());
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
