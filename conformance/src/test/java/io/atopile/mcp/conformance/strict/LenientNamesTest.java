package io.atopile.mcp.conformance.strict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts are found as people name them; the answer has the exact id. */
class LenientNamesTest {

    private static final String FIRST = "project:parts/First/First.ato";

    @TempDir
    private Path scratch;

    @Test
    void aPartIsFoundByTheNumbersThatPeopleUse() throws IOException {
        var board = Board.copy("divider", scratch.toRealPath()).root();
        writePart(board, "First", "RC0805-10K", "C17414");
        writePart(board, "Twin", "TWIN-1", "C1");
        writePart(board, "Other_Twin", "twin-1", "C2");
        try (var wiring = WiredProject.wire(scratch.resolve("home"), board);
                var served = Transport.STDIO.serve(wiring.offer());
                var client = served.client()) {
            client.initialize(McpClient.NEWEST_LEGACY);
            for (var name : List.of(FIRST, "C17414", "c17414", "jlcpcb:C17414", "LCSC: C17414", "JLC:C17414", " C17414 ", "rc0805-10k", "parts/First/First.ato")) {
                var found = client.call("parts_get", Json.object().put("id", name));
                assertEquals("ok", found.code(), () -> name + ": " + found.message());
                assertTrue(found.envelope().toString().contains("\"" + FIRST + "\""), found.envelope()::toString);
            }
            var ambiguous = client.call("parts_get", Json.object().put("id", "TWIN-1"));
            assertEquals("validation_error", ambiguous.code());
            assertTrue(ambiguous.envelope().toString().contains("project:parts/Other_Twin/Other_Twin.ato, project:parts/Twin/Twin.ato"), ambiguous.envelope()::toString);
            for (var name : List.of("C174", "nothing", "kicad:Absent:C17414", "C17414 C1")) {
                assertEquals("not_found", client.call("parts_get", Json.object().put("id", name)).code(), name);
            }
        }
    }

    private static void writePart(Path board, String name, String number, String supplier) throws IOException {
        WiredProject.write(board, "parts/%1$s/%1$s.ato".formatted(name), """
                #pragma experiment("TRAITS")
                import is_atomic_part
                import has_part_picked

                component %1$s_package:
                    trait is_atomic_part<manufacturer="Acme", partnumber="%2$s", footprint="f.kicad_mod", symbol="s.kicad_sym">
                    trait has_part_picked::by_supplier<supplier_id="lcsc", supplier_partno="%3$s", manufacturer="Acme", partno="%2$s">
                """.formatted(name, number, supplier));
    }
}
