package io.atopile.mcp.conformance.hashline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.conformance.hashline.Verdict.Expected;
import io.atopile.mcp.conformance.hashline.Verdict.Expected.Made;
import io.atopile.mcp.conformance.hashline.Verdict.Expected.NotMade;
import io.atopile.mcp.file.WriteStep;
import io.atopile.mcp.hashline.EditOutcome;
import io.atopile.mcp.hashline.Editor;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Faults of the world around an edit: other writers, crashes, the file system, names, and texts that are hardly text. */
final class WorldFaults {

    private static final List<String> PLAIN = List.of("module Main:", "    r1 = new Resistor", "    r2 = new Capacitor", "    pass");
    private static final String EDITED = Trial.raw(Trial.with(PLAIN, 2, 2, List.of(Trial.NEW)));

    private WorldFaults() {}

    static Stream<Fault> all() {
        return Stream.of(writers(), fileSystem(), names(), texts()).flatMap(faults -> faults);
    }

    private static Stream<Fault> writers() {
        var beforeTheComparison = Stream.of(WriteStep.CREATED, WriteStep.HALF_WRITTEN, WriteStep.WRITTEN, WriteStep.FORCED, WriteStep.ATTRIBUTES_KEPT);
        return Stream.concat(
                beforeTheComparison.map(step -> one("W-" + step, "another writer at step " + step, trial -> overtaken(trial, step))),
                Stream.concat(
                        Stream.of(WriteStep.values()).map(step -> one("K-" + step, "SIGKILL at step " + step, trial -> killed(trial, step))),
                        Stream.of(
                                one("G01", "another server edits too", WorldFaults::secondServer),
                                one("G02", "undo after somebody else's change", WorldFaults::undoAfterDrift))));
    }

    /** Somebody writes while we do; our edit, being far from theirs, is then placed on theirs. */
    private static Verdict overtaken(Trial trial, WriteStep moment) throws Exception {
        var lines = Stream.concat(PLAIN.stream(), IntStream.range(0, 9).mapToObj("    # line %d"::formatted)).toList();
        trial.write(lines);
        var at = trial.workplace();
        var shown = at.show(Trial.PATH);
        var theirs = Trial.with(lines, 13, 13, List.of("    # theirs"));
        var written = new boolean[1];
        var kit = at.kit(step -> {
            if (step == moment && !written[0]) {
                written[0] = true;
                trial.write(theirs);
            }
        });
        var outcome = new Editor(kit).edit(at.place(Trial.PATH), KilledWriter.edit(shown));
        var expected = new Made(Trial.raw(Trial.with(theirs, 2, 2, List.of(KilledWriter.NEW_LINE))));
        return Verdict.of(expected, outcome instanceof EditOutcome.Made, Trial.raw(theirs), trial.bytes());
    }

    /** The process is killed while it writes: the file is wholly old or wholly new, and an undo gives the old one. */
    private static Verdict killed(Trial trial, WriteStep step) throws Exception {
        trial.write(PLAIN);
        trial.read();
        KilledWriter.killAt(step, KilledWriter.Deed.EDIT, trial.workplace());
        var isNew = step.compareTo(WriteStep.MOVED) >= 0;
        assertEquals(isNew ? Trial.raw(Trial.with(PLAIN, 2, 2, List.of(KilledWriter.NEW_LINE))) : Trial.raw(PLAIN), trial.bytes());
        if (isNew) {
            trial.call("project_undo_edit", Json.object().put("path", Trial.PATH));
        }
        return trial.edit(new Made(EDITED), trial.replace(2, 2, Trial.NEW));
    }

    /** Every call of a trial is one of a new server, so each of these edits is another server's, and comes after a restart. */
    private static Verdict secondServer(Trial trial) {
        trial.write(PLAIN);
        trial.read();
        trial.edit(new Made(""), trial.insertAfter(1, "    one\n    two"));
        return trial.edit(
                new Made(Trial.raw(Trial.with(Trial.with(PLAIN, 2, 1, List.of("    one", "    two")), 6, 6, List.of(Trial.NEW)))),
                trial.replace(4, 4, Trial.NEW));
    }

    private static Verdict undoAfterDrift(Trial trial) {
        trial.write(PLAIN);
        trial.read();
        trial.edit(new Made(EDITED), trial.replace(2, 2, Trial.NEW));
        trial.write("theirs\n");
        var reply = trial.call("project_undo_edit", Json.object().put("path", Trial.PATH));
        return Verdict.of(new NotMade(), reply.at("/ok").asBoolean(), "theirs\n", trial.bytes());
    }

    private static Stream<Fault> fileSystem() {
        return Stream.of(
                plain("G03", "hard link", new NotMade(), file -> Files.createLink(file.resolveSibling("second.ato"), file)),
                plain("G04", "read-only file", new NotMade(), file -> mode(file, "r--r--r--")),
                one("G05", "mode kept", WorldFaults::modeKept),
                one("G06", "symbolic link within the project", trial -> {
                    Files.writeString(trial.root().resolve("real.ato"), String.join("\n", PLAIN) + "\n");
                    Files.createSymbolicLink(trial.root().resolve(Trial.PATH), trial.root().resolve("real.ato"));
                    trial.read();
                    var verdict = trial.edit(new Made(EDITED), trial.replace(2, 2, Trial.NEW));
                    assertEquals(true, Files.isSymbolicLink(trial.root().resolve(Trial.PATH)));
                    return verdict;
                }),
                plain("G07", "symbolic link out of the project, slipped in after the read", new NotMade(), file -> {
                    var outside = Files.writeString(file.resolveSibling("../outside.ato").normalize(), Files.readString(file));
                    Files.delete(file);
                    Files.createSymbolicLink(file, outside);
                }),
                plain("G08", "file emptied", new NotMade(), file -> Files.writeString(file, "")),
                plain("G09", "file removed", new NotMade(), Files::delete),
                plain("G21", "a folder in the file's place", new NotMade(), file -> {
                    Files.delete(file);
                    Files.createDirectory(file);
                }));
    }

    private static Verdict modeKept(Trial trial) throws Exception {
        trial.write(PLAIN);
        mode(trial.root().resolve(Trial.PATH), "rwxr-x--x");
        trial.read();
        var verdict = trial.edit(new Made(EDITED), trial.replace(2, 2, Trial.NEW));
        assertEquals("rwxr-x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(trial.root().resolve(Trial.PATH))));
        return verdict;
    }

    private static Stream<Fault> names() {
        return Stream.of(
                one("G10", "anchors of another file", trial -> {
                    Files.writeString(trial.root().resolve("other.ato"), "# other\n" + String.join("\n", PLAIN) + "\n");
                    trial.write(PLAIN);
                    var other = trial.call("project_read_file", Json.object().put("path", "other.ato"));
                    trial.keep(other.at("/data/content").asString());
                    return trial.edit(new NotMade(), trial.replace(3, 3, Trial.NEW));
                }),
                one("G11", "two names, one composed and one decomposed", trial -> {
                    var decomposed = Normalizer.normalize("é.ato", Normalizer.Form.NFD);
                    Files.writeString(trial.root().resolve("é.ato"), "composed\n");
                    Files.writeString(trial.root().resolve(decomposed), "decomposed\n");
                    var read = trial.call("project_read_file", Json.object().put("path", decomposed));
                    assertEquals("decomposed", read.at("/data/content").asString().split("\\|", 2)[1]);
                    trial.write(PLAIN);
                    trial.keep(read.at("/data/content").asString());
                    return trial.edit(new NotMade(), trial.replace(1, 1, Trial.NEW));
                }),
                one("G12", "capitals in a name", trial -> {
                    Files.writeString(trial.root().resolve("MAIN.ATO"), "CAPITALS\n");
                    trial.write(PLAIN);
                    trial.read();
                    return trial.edit(new Made(EDITED), trial.replace(2, 2, Trial.NEW));
                }));
    }

    private static Stream<Fault> texts() {
        return Stream.of(
                content("G13", "composed and decomposed text", "caf\u00e9", "cafe\u0301"),
                content("G14", "quotes, dashes and minus signs that look alike", "\u201Ca\u201D \u2013 \u2212 b", "\"a\" - - b"),
                one("G15", "a line of 200 kB", trial -> {
                    trial.write(List.of("a", "x".repeat(200_000), "b"));
                    trial.read();
                    return trial.edit(new NotMade(), Trial.op("delete").put("anchor", trial.anchor(2)));
                }),
                one("G16", "a line beside one of 200 kB", trial -> {
                    var lines = List.of("a", "x".repeat(200_000), "b");
                    trial.write(lines);
                    trial.read();
                    return trial.edit(new Made(Trial.raw(Trial.with(lines, 3, 3, List.of(Trial.NEW)))), trial.replace(3, 3, Trial.NEW));
                }),
                one("G17", "a file of 9 MB", trial -> {
                    var lines = IntStream.range(0, 160_000).mapToObj("    line%d = new Resistor # of a long, long file"::formatted).toList();
                    trial.write(lines);
                    var read = trial.call(
                            "project_read_file", Json.object().put("path", Trial.PATH).put("start_line", 150_000).put("max_lines", 5));
                    trial.keep(read.at("/data/content").asString());
                    return trial.edit(new Made(Trial.raw(Trial.with(lines, 150_002, 150_002, List.of(Trial.NEW)))), trial.replace(150_002, 150_002, Trial.NEW));
                }),
                notText("G18", "NUL", "a\0b\n".getBytes(ISO_8859_1)),
                notText("G19", "UTF-16", "module A:\n".getBytes(UTF_16LE)),
                notText("G20", "bytes that aren't UTF-8", new byte[] {'a', (byte) 0xff, '\n'}));
    }

    /** Somebody puts a text that looks the same in place of the line. */
    private static Fault content(String id, String name, String text, String lookalike) {
        return one(id, name, trial -> {
            trial.write(Trial.with(PLAIN, 2, 2, List.of(text)));
            trial.read();
            trial.write(Trial.with(PLAIN, 2, 2, List.of(lookalike)));
            return trial.edit(new NotMade(), trial.replace(2, 2, Trial.NEW));
        });
    }

    private static Fault notText(String id, String name, byte[] bytes) {
        return one(id, name, trial -> {
            trial.write(bytes);
            return trial.edit(new NotMade(), Trial.op("append").put("text", Trial.NEW));
        });
    }

    /** What happens to a file between the read and the edit. */
    private interface Happening {
        void to(Path file) throws IOException;
    }

    private static Fault plain(String id, String name, Expected expected, Happening happening) {
        return one(id, name, trial -> {
            trial.write(PLAIN);
            trial.read();
            happening.to(trial.root().resolve(Trial.PATH));
            return trial.edit(expected, trial.replace(2, 2, Trial.NEW));
        });
    }

    private static Fault one(String id, String name, Fault.Attempt attempt) {
        return new Fault(id, name, 1, false, attempt);
    }

    private static void mode(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
