package io.atopile.mcp.tools.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A search that finds nothing says which similar one finds something. */
final class EmptyFileSearchTest {

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'query':'Resistance'                        | Case matters because query contains a capital letter; \"resistance\" has 1 hit.",
        "'query':'LAMP'                              | Case matters because query contains a capital letter; \"lamp\" has 2 hits.",
        "'query':'lamp.*lv'                          | query is taken literally; with regex true it has 1 hit.",
        "'query':'^first'                            | query is taken literally; with regex true it has 1 hit.",
        "'query':'(one'                              | No line contains it. Search for a shorter part of it; project_list_files lists the files.",
        "'query':'lamp','glob':'*.pdf'               | Without glob it has 2 hits.",
        "'query':'l.mp','regex':true,'glob':'*.pdf'  | Without glob it has 2 hits.",
        "'query':'resistance','path':'ato.yaml'      | In the whole project it has 1 hit.",
        "'query':'resistance of the lamp\\nlamp'     | Each line is searched by itself, so a query with a line break matches nothing; search for one of its lines.",
        "'query':'lampe'                             | No line contains it. Search for a shorter part of it; project_list_files lists the files.",
        "'query':'parts\\\\\\\\C'                        | No line contains it. Search for a shorter part of it; project_list_files lists the files.",
        "'query':'lamp'                              | project_edit_file takes the anchors of hits.",
        "'query':'(of two)'                          | project_edit_file takes the anchors of hits.",
    })
    void theHintIsASearchThatFindsSomething(String arguments, String hint) throws IOException {
        try (var board = BoardBox.in(temporary, (_, _) -> Optional.empty())) {
            board.write("notes/lamp.txt", "resistance of the lamp\nlamp.hv ~ lamp.lv\nfirst (of two)\nC:\\parts\n");
            var answer = board.call("project_search", "{" + arguments + "}");
            assertEquals("ok", answer.path("code").asString(), answer::toString);
            assertEquals(hint, answer.path("hint").asString(), answer::toString);
            assertEquals(List.of(), board.defects());
        }
    }
}
