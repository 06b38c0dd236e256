package io.atopile.mcp.conformance.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atopile.mcp.conformance.Golden;
import io.atopile.mcp.conformance.Repository;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.JsonSchemaValidator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a run's events is what the records are. */
class EventDocsTest {

    @Test
    void theSchemaIsTheRecords() {
        Golden.check(
                Repository.ROOT.resolve("docs/events.schema.json"),
                Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(EventSchema.whole()) + "\n");
    }

    @Test
    void theReferenceIsTheRecords() {
        Golden.check(
                Repository.ROOT.resolve("docs/events.md"),
                """
                # Events of a run

                Generated from `RunEvent` and `RunDelta`; [events.schema.json](events.schema.json) is their JSON Schema. The same JSON is
                written to `events.jsonl` in the run's directory, one event per line, printed by `run --json` and `runs watch --json`, and sent
                as `data` of `GET /runs/{id}/events` under `serve`, where `id` is the `seq` and `event` is the `type`; with `Last-Event-ID` the
                stream continues after that event.

                Every event has `seq`, its number in the run, starting at 1, `at`, its time, and `type`. Long texts are stored in the file
                `texts/HASH` next to `events.jsonl`. A field with `?` may be missing.

                ## Events

                """
                        + EventReference.of(EventSchema.whole()));
    }

    @Test
    void whatIsNoEventIsTold() {
        var schema = new JsonSchemaValidator(EventSchema.whole());
        assertEquals(List.of(), schema.describeProblems(Json.mapper().readTree("{\"type\":\"text_delta\",\"step\":1,\"text\":\"Hi\"}")));
        assertFalse(schema.describeProblems(Json.mapper().readTree("{\"type\":\"text_delta\",\"step\":\"1\",\"text\":\"Hi\"}")).isEmpty());
        assertFalse(schema.describeProblems(Json.mapper().readTree("{\"type\":\"turn_started\"}")).isEmpty());
    }
}
