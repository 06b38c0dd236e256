package io.atopile.mcp.agent.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.agent.FileObservation;
import io.atopile.mcp.agent.FileObservation.How;
import io.atopile.mcp.hashline.FileRevision;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class FileObservationExtractorTest {

    @TempDir
    Path project;

    private static FileObservation note(String path, String rev, How how) {
        return new FileObservation(path, Optional.of(rev).filter(text -> !text.isEmpty()), how);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("a page", "{}", """
                        {"path":"a.ato","content":"1:aaaa|x","rev":"r1","total_lines":1}""", List.of(note("a.ato", "r1", How.SHOWN))),
                Arguments.of("hits", "{}", """
                        {"files":[{"path":"a.ato","rev":"r1","content":"1:aaaa|x"},{"path":"b.ato","rev":"r2","content":"2:bbbb|x"}]}""",
                        List.of(note("a.ato", "r1", How.SHOWN), note("b.ato", "r2", How.SHOWN))),
                Arguments.of("a list of names", "{}", """
                        {"files":[{"path":"a.ato","size":3}]}""", List.of()),
                Arguments.of("an edit", "{\"path\":\"a.ato\"}", """
                        {"path":"a.ato","rev":"r2","changed":true,"region":"1:aaaa|y","undo_id":"u1"}""",
                        List.of(note("a.ato", "r2", How.CHANGED_HERE), note("a.ato", "r2", How.SHOWN))),
                Arguments.of("an edit refused, with the lines as they are", "{\"path\":\"a.ato\"}", """
                        {"path":"a.ato","rev":"r3","changed":false,"region":"1:aaaa|z"}""", List.of(note("a.ato", "r3", How.SHOWN))),
                Arguments.of("a change without lines", "{}", """
                        {"path":"ato.yaml","rev":"y2","target":"t","undo_id":"u1"}""", List.of(note("ato.yaml", "y2", How.CHANGED_HERE))),
                Arguments.of("a removal", "{\"path\":\"a.ato\"}", """
                        {"path":"a.ato","region":"","undo_id":"u1"}""", List.of(note("a.ato", "", How.CHANGED_HERE))),
                Arguments.of("a layout with a revision and no lines", "{}", """
                        {"path":"l.kicad_pcb","rev":"l1"}""", List.of()),
                Arguments.of("another project", "{\"project\":\"/elsewhere\"}", """
                        {"path":"a.ato","content":"1:aaaa|x","rev":"r1"}""", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void theDataSaysWhatWasSeenAndChanged(String what, String arguments, String data, List<FileObservation> expected) {
        assertEquals(expected, new FileObservationExtractor(project).of((ObjectNode) Json.mapper().readTree(arguments), Json.mapper().readTree(data)), what);
    }

    @Test
    void whatAnAnswerGivesNoRevisionOfIsLookedUp() throws IOException {
        Files.writeString(project.resolve("new.ato"), "new");
        var rev = FileRevision.of("new".getBytes(StandardCharsets.UTF_8)).toShortForm();
        var moved = """
                {"path":"new.ato","rev":"r1","region":"","undo_id":"u1"}""";
        assertEquals(
                List.of(note("old.ato", "", How.CHANGED_HERE), note("new.ato", "r1", How.CHANGED_HERE)),
                new FileObservationExtractor(project).of(Json.object().put("path", "old.ato"), Json.mapper().readTree(moved)));
        var installed = """
                {"undo_ids":[{"path":"new.ato","undo_id":"u1"}]}""";
        assertEquals(
                List.of(note("new.ato", rev, How.CHANGED_HERE)),
                new FileObservationExtractor(project).of(Json.object(), Json.mapper().readTree(installed)));
    }
}
