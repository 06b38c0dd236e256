package io.atopile.mcp.tools.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a damaged line costs in the records that anchors and undo need. */
class DamagedHistoryTest {

    @TempDir
    Path folder;

    private static Map<String, byte[]> damages(byte[] whole) {
        var text = new String(whole, StandardCharsets.UTF_8);
        var damages = new LinkedHashMap<String, byte[]>();
        damages.put("bad JSON", bytes("{\"id\":"));
        damages.put("binary", new byte[] {0, (byte) 0xff, (byte) 0x80, 7, '\r', 3});
        damages.put("truncated", bytes(text.substring(0, text.length() / 2)));
        damages.put("empty", new byte[0]);
        damages.put("wrong types", bytes("{\"id\":7,\"at\":[],\"kind\":\"edited\",\"hunks\":{}}"));
        damages.put("no fields", bytes("{}"));
        damages.put("no kind", bytes("{\"id\":\"u1\",\"hunks\":[]}"));
        damages.put("no revision", bytes(text.replaceAll("[0-9a-f]{64}", "zz")));
        damages.put("negative", bytes(text.replaceAll("\"old_before\":\\d+", "\"old_before\":-5")));
        damages.put("another version", bytes("{\"v\":9,\"change\":{\"kind\":\"woven\"}}"));
        damages.put("a list", bytes("[1]"));
        damages.put("CRLF", bytes(text + "\r"));
        damages.put("twice", bytes(text + "\n" + text));
        damages.put("10 MB", bytes("{\"id\":\"" + "x".repeat(10 << 20)));
        return damages;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Path record(BoardBox box, String ending) throws IOException {
        try (var files = Files.walk(box.state())) {
            return files.filter(file -> file.toString().endsWith(ending)).findFirst().orElseThrow();
        }
    }

    private static void damage(Path file, int line, byte[] with) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
        var out = new ByteArrayOutputStream();
        for (var i = 0; i < lines.size(); i++) {
            out.writeBytes(i == line ? with : lines.get(i).getBytes(StandardCharsets.ISO_8859_1));
            out.write('\n');
        }
        Files.write(file, out.toByteArray());
    }

    private static String anchor(BoardBox box, int line) {
        return box.call("project_read_file", "{'path':'a.ato'}").at("/data/content").asString().lines().toList().get(line).split("\\|", 2)[0];
    }

    private static String edit(BoardBox box, String text) {
        var made = box.call("project_edit_file", "{'path':'a.ato','edits':[{'op':'replace','anchor':'%s','text':'%s'}]}".formatted(anchor(box, 1), text));
        assertTrue(made.path("ok").asBoolean(), made::toString);
        return made.at("/data/undo_id").asString();
    }

    @Test
    void aDamagedLineOfTheHistoryCostsNoLaterUndo() throws Exception {
        var names = damages(new byte[0]).keySet();
        for (var name : names) {
            for (var line : name.equals("10 MB") ? List.of(1) : List.of(0, 1, 2)) {
                var place = folder.resolve((name + line).replace(' ', '_'));
                try (var box = BoardBox.in(place, (_, _) -> Optional.empty())) {
                    box.write("a.ato", "one\ntwo\nthree\n");
                    edit(box, "2a");
                    edit(box, "2b");
                    edit(box, "2c");
                    var history = record(box, "edits.jsonl");
                    var whole = Files.readAllLines(history).get(line);
                    damage(history, line, damages(bytes(whole)).getOrDefault(name, new byte[0]));
                    var id = edit(box, "2d");
                    var undone = box.call("project_undo_edit", "{'path':'a.ato','undo_id':'%s'}".formatted(id));
                    assertTrue(undone.path("ok").asBoolean(), () -> name + " in line " + line + ": " + undone);
                    assertEquals("one\n2c\nthree\n", box.read("a.ato"));
                    var again = edit(box, "2e");
                    assertTrue(box.call("project_undo_edit", "{'path':'a.ato'}").path("ok").asBoolean(), () -> name + again);
                    assertEquals(List.of(), box.defects());
                }
            }
        }
    }

    @Test
    void aDamagedLineOfWhatWasShownCostsThoseAnchorsAlone() throws Exception {
        for (var damage : List.of("99999999999 4f2a", "1 zzzz", "\u00ff\u0000\u0007", "0 4f2a4f2a", "-1 4f2a", "x".repeat(1 << 20), "{\"json\":1}")) {
            for (var first : List.of(true, false)) {
                var place = folder.resolve("shown" + Integer.toHexString(damage.hashCode()) + first);
                try (var box = BoardBox.in(place, (_, _) -> Optional.empty())) {
                    box.write("a.ato", "one\ntwo\nthree\n");
                    var anchor = anchor(box, 1);
                    var shown = record(box, ".served");
                    var text = Files.readString(shown, StandardCharsets.ISO_8859_1);
                    Files.writeString(shown, first ? damage + "\n" + text : text + damage + "\n", StandardCharsets.ISO_8859_1);
                    var made = box.call("project_edit_file", "{'path':'a.ato','edits':[{'op':'replace','anchor':'%s','text':'2'}]}".formatted(anchor));
                    assertTrue(made.path("ok").asBoolean(), made::toString);
                    assertEquals(List.of(), box.defects());
                }
            }
        }
    }
}
