package io.atopile.mcp.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BomCostTest {

    private static final Bom BOM = Json.mapper().readValue(
            """
            {"build_id": "ab12", "components": [
              {"mpn": "R1K", "quantity": 3, "unitCost": 0.0012,
               "usages": [{"address": "a.ato::App.psu.r10|p.ato::P", "designator": "R10"}, {"address": "a.ato::App.r2|p.ato::P", "designator": "R2"}]},
              {"mpn": "", "lcsc": "C7", "quantity": 1, "unitCost": null, "usages": []},
              {"quantity": 1, "unitCost": 2.5}]}
            """,
            Bom.class);

    @Test
    void aSumNamesWhatItLeavesOut() {
        var cost = BomCost.of(BOM, 100);
        assertEquals(Optional.of(2.5036), cost.knownPerBoard());
        assertEquals(Optional.of(250.36), cost.knownTotal());
        assertEquals(List.of("C7"), cost.withoutPrice());
        assertEquals("; parts for 100 boards cost 250.36 US dollars, not including 1 BOM line without a known price", cost.describe());
    }

    @Test
    void withoutAnyPriceThereIsNoSum() {
        var cost = BomCost.of(new Bom(Optional.empty(), List.of(BOM.components().get(1))), 10);
        assertEquals(Optional.empty(), cost.knownTotal());
        assertEquals("; no part has a known price", cost.describe());
    }

    @Test
    void usesAreNamedByTheirPathsAndCountedAsPeopleDo() {
        var first = BOM.components().getFirst();
        assertEquals(List.of("psu.r10", "r2"), first.usages().stream().map(Bom.Usage::path).toList());
        assertEquals(List.of("R2", "R10"), first.designators());
    }
}
