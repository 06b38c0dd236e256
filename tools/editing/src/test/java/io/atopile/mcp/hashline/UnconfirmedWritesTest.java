package io.atopile.mcp.hashline;

import static io.atopile.mcp.hashline.Texts.lines;
import static io.atopile.mcp.hashline.Texts.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.file.AtomicFile;
import io.atopile.mcp.file.PathLocks;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.WriteStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the disk doesn't confirm a change, the change is made and whoever asked for it is warned. */
final class UnconfirmedWritesTest {

    private static final String BEFORE = "module A:\n    pass\n";

    @TempDir
    Path temporary;

    private Path root = Path.of("");

    @BeforeEach
    void write() throws IOException {
        root = Files.createDirectory(temporary.toRealPath().resolve("project"));
        Files.writeString(root.resolve("main.ato"), BEFORE);
    }

    /** A change of main.ato, by its warnings. */
    interface Change {
        List<String> make(EditingContext kit, Path root) throws IOException, InterruptedException;
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                row("edit", "main.ato", BEFORE + "# end\n", (kit, root) -> assertInstanceOf(
                        EditOutcome.Made.class, new Editor(kit).edit(place(root, "main.ato"), request(new LineEdit.Append("# end")))).warnings()),
                row("rewrite", "main.ato", "# new\n", (kit, root) -> warnings(new FileRewriter(kit).rewrite(place(root, "main.ato"), lines(BEFORE), "# new\n"))),
                row("replace", "main.ato", "# new\n", (kit, root) -> warnings(
                        new FileCreator(kit).create(place(root, "main.ato"), "# new\n", Optional.of(lines(BEFORE).revision().toShortForm()), false))),
                row("create", "new.ato", "# new\n", (kit, root) -> warnings(new FileCreator(kit).create(place(root, "new.ato"), "# new\n", Optional.empty(), false))),
                row("move", "moved.ato", BEFORE, (kit, root) -> warnings(
                        new FileMover(kit).move(place(root, "main.ato"), place(root, "moved.ato"), Optional.empty()))),
                row("remove", "main.ato", "", (kit, root) -> warnings(new FileRemover(kit).remove(place(root, "main.ato"), Optional.empty()))),
                row("undo an edit", "main.ato", BEFORE, (kit, root) -> {
                    new FileRewriter(context(root, _ -> {})).rewrite(place(root, "main.ato"), lines(BEFORE), "# new\n");
                    return warnings(new ChangeReverter(kit, ProjectBoundary.of(root)).undo(place(root, "main.ato"), Optional.empty()));
                }),
                row("undo a removal", "main.ato", BEFORE, (kit, root) -> {
                    new FileRemover(context(root, _ -> {})).remove(place(root, "main.ato"), Optional.empty());
                    return warnings(new ChangeReverter(kit, ProjectBoundary.of(root)).undo(place(root, "main.ato"), Optional.empty()));
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aChangeThatTheDiskDidNotConfirmIsMadeWithAWarning(String what, String file, String text, Change change) throws Exception {
        var warnings = change.make(context(root, UnconfirmedWritesTest::fail), root);
        assertEquals(1, warnings.size(), warnings::toString);
        var changed = root.resolve(file);
        assertEquals(text, Files.exists(changed) ? Files.readString(changed) : "");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aConfirmedChangeHasNoWarning(String what, String file, String text, Change change) throws Exception {
        assertEquals(List.of(), change.make(context(root, _ -> {}), root));
    }

    private static Arguments row(String what, String file, String text, Change change) {
        return Arguments.of(what, file, text, change);
    }

    private static List<String> warnings(ChangeOutcome outcome) {
        return assertInstanceOf(ChangeOutcome.Done.class, outcome).warnings();
    }

    private static void fail(WriteStep step) throws IOException {
        if (step == WriteStep.MOVED) {
            throw new IOException("no disk");
        }
    }

    private static EditingContext context(Path root, AtomicFile.Probe probe) {
        var state = root.resolveSibling("state");
        return new EditingContext(
                SnapshotStore.of(state, root, SnapshotStore.Limits.USUAL), new AtomicFile(probe), new PathLocks(state.resolve("locks")));
    }

    private static Inside place(Path root, String name) {
        return new Inside(root.resolve(name), name);
    }
}
