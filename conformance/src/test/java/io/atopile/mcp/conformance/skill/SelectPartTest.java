package io.atopile.mcp.conformance.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code select_part} with the parts that every machine with KiCad has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SelectPartTest {

    private static final String SKILL = "select_part";

    @AutoClose
    private SkillBench bench;

    @BeforeAll
    void open(@TempDir Path scratch) throws Exception {
        bench = SkillBench.in(scratch);
    }

    @Test
    void requirementsBecomeAShortList() throws Exception {
        bench.lay("divider");
        var result = bench.run(SKILL, Json.object().put("need", "resistor 10k 0603 1%").put("quantity", 100));
        assertEquals("ok", result.code(), result::message);
        bench.check(SKILL, "divider", result);
    }

    @Test
    void whatNobodyHasIsNotFound() throws Exception {
        bench.lay("divider");
        var result = bench.run(SKILL, Json.object().put("need", "XQZ-0815-4711"));
        assertEquals("not_found", result.code(), result::message);
        assertTrue(result.data().path("result").path("shortlist").isEmpty());
        bench.check(SKILL, "nothing", result);
    }
}
