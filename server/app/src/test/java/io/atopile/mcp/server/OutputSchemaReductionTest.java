package io.atopile.mcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Schemas;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A listed output schema has the envelope and two levels of data. */
class OutputSchemaReductionTest {

    enum Colour {
        RED,
        BLUE
    }

    record Deep(@Doc("Deepest.") String text) {}

    record Item(@Doc("Its name.") String name, Optional<Colour> colour, List<Deep> inner, Deep one) {}

    record Output(@Doc("All of them.") List<Item> items, @Range(max = 9) int total) {}

    @Test
    void deeperRecordsAreObjectsOfAnyForm() {
        assertEquals(
                """
                {"type":"object","properties":{"ok":{"type":"boolean"},"code":{"type":"string"},"message":{"type":"string"},\
                "data":{"anyOf":[{"type":"object","properties":{\
                "items":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"colour":{"type":"string","enum":["red","blue"]},\
                "inner":{"type":"array","items":{"type":"object"}},"one":{"type":"object"}},"required":["name","inner","one"]},"description":"All of them."},\
                "total":{"type":"integer","description":"0 to 9."}},"required":["items","total"]},{"type":"null"}]},\
                "retryable":{"type":"boolean"},"hint":{"anyOf":[{"type":"string"},{"type":"null"}]}},\
                "required":["ok","code","message","data","retryable","hint"]}""",
                OutputSchemaReduction.reduce(Schemas.buildEnvelopeSchema(Output.class)).toString());
    }
}
