package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemasTest {

    enum Colour {
        RED,
        DARK_BLUE
    }

    record Item(@Doc("Its name.") String partName) {}

    record Everything(
            @Doc("Where.") @Range(min = 1, max = 20) String path,
            @Doc("How long.") @Range(max = 600) @Default("20") int waitSeconds,
            Optional<Boolean> dryRun,
            @Default("\"red\"") Colour colour,
            @Doc("Several.") @Range(min = 1, max = 64) List<Item> items,
            Optional<Double> ratio) {}

    record Outside(Map<String, String> map) {}

    @Test
    void aRecordBecomesASchemaInDeclarationOrder() {
        assertEquals(
                """
                {"type":"object","properties":{\
                "path":{"type":"string","minLength":1,"maxLength":20,"description":"Where."},\
                "wait_seconds":{"type":"integer","minimum":0,"maximum":600,"default":20,\
                "description":"How long. 0 to 600. Default 20."},\
                "dry_run":{"type":"boolean"},\
                "colour":{"type":"string","enum":["red","dark_blue"],"default":"red","description":"Default \\"red\\"."},\
                "items":{"type":"array","items":{"type":"object","properties":{\
                "part_name":{"type":"string","description":"Its name."}},"required":["part_name"],\
                "additionalProperties":false},"minItems":1,"maxItems":64,"description":"Several. 1 to 64 items."},\
                "ratio":{"type":"number"}},"required":["path","items"],"additionalProperties":false}""",
                Schemas.of(Everything.class).toString());
    }

    @Test
    void anEnvelopesDataAndHintMayBeNull() {
        assertEquals(
                """
                {"type":"object","properties":{"ok":{"type":"boolean"},"code":{"type":"string"},\
                "message":{"type":"string"},"data":{"anyOf":[{"type":"object","properties":{\
                "part_name":{"type":"string","description":"Its name."}},"required":["part_name"],\
                "additionalProperties":false},{"type":"null"}]},"retryable":{"type":"boolean"},\
                "hint":{"anyOf":[{"type":"string"},{"type":"null"}]}},\
                "required":["ok","code","message","data","retryable","hint"],"additionalProperties":false}""",
                Schemas.buildEnvelopeSchema(Item.class).toString());
    }

    record Inner(@Default("3") int depth, Optional<String> note) {}

    record Outer(List<Inner> inners, @Default("\"red\"") Colour colour) {}

    @Test
    void defaultsAreFilledInAtAnyDepth() {
        var value = Json.mapper().readTree("{\"inners\":[{},{\"depth\":7}]}");
        Schemas.fillDefaults(value, Schemas.of(Outer.class));
        assertEquals("{\"inners\":[{\"depth\":3},{\"depth\":7}],\"colour\":\"red\"}", value.toString());
    }

    @Test
    void anythingOutsideTheVocabularyFailsWhenTheToolIsBoxed() {
        var defect = assertThrows(IllegalArgumentException.class, () -> Schemas.of(Outside.class));
        assertEquals(
                "io.atopile.mcp.tool.SchemasTest$Outside.map: java.util.Map<java.lang.String, java.lang.String>"
                        + " is outside the vocabulary of schemas",
                defect.getMessage());
    }
}
