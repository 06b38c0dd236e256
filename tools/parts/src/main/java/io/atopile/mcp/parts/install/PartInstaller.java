package io.atopile.mcp.parts.install;

import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.PathLocks;
import io.atopile.mcp.file.PathResolution;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ReadOutcome;
import io.atopile.mcp.file.WriteRules;
import io.atopile.mcp.hashline.ChangeOutcome;
import io.atopile.mcp.hashline.ChangeReverter;
import io.atopile.mcp.hashline.EditingContext;
import io.atopile.mcp.hashline.FileContent;
import io.atopile.mcp.hashline.FileCreator;
import io.atopile.mcp.hashline.RefusedChange;
import io.atopile.mcp.hashline.TextLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a part's files to a project. The {@code .ato} comes last: until it exists, the project doesn't have the part, and the next installation
 * completes what a killed one left. A file as an earlier version of this program wrote it is brought up to date. Each file can be undone individually.
 */
public final class PartInstaller {

    private static final String FOLDER = "parts";
    private static final int LARGEST = 4 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path state;
    private final PathLocks installs;

    /** @param state where changes to files are recorded, shared with the file tools */
    public PartInstaller(Path state) {
        this.state = state;
        this.installs = new PathLocks(state.resolve("part-locks"));
    }

    /** The result of an installation. */
    public sealed interface Outcome {

        /** The part was installed; {@code undo} contains the undo id of each file, by its path. */
        record Installed(Map<String, String> undo, List<String> warnings) implements Outcome {

            public Installed {
                warnings = List.copyOf(warnings);
            }
        }

        /** The part was already installed, byte for byte. */
        record AlreadyThere() implements Outcome {}

        /** A file of that name has other content, or was edited by hand; nothing was written. */
        record Taken(String path) implements Outcome {}

        /** The part can't be written; nothing remains of it, except the files in {@code left}. */
        record Failed(String reason, List<String> left) implements Outcome {

            public Failed {
                left = List.copyOf(left);
            }
        }
    }

    /** Checks what was written before the installation is complete; empty if it is valid, otherwise the reason for reverting it. */
    @FunctionalInterface
    public interface Check {
        Optional<String> findFault(Inside ato, String text) throws InterruptedException;
    }

    /** Returns the folder's path in the project. */
    public static String getFolder(PartDraft.Ready part) {
        return FOLDER + "/" + part.name();
    }

    /**
     * Installs a part.
     *
     * @throws InterruptedException while waiting for other writers or the check; what was written is reverted then
     */
    public Outcome install(Path project, PartDraft.Ready part, Check check) throws InterruptedException, IOException {
        var scope = ProjectBoundary.of(project);
        if (!(scope.toWrite(getFolder(part)) instanceof Inside place)) {
            return new Outcome.Failed("'%s' can't be written: %s".formatted(getFolder(part), describeRefusal(scope.toWrite(getFolder(part)))), List.of());
        }
        var kit = EditingContext.of(state, scope.root());
        try (var held = installs.hold(List.of(place.real()), PATIENCE)) {
            return held.isComplete()
                    ? install(kit, scope, part, check)
                    : new Outcome.Failed("another installation of '%s' is in progress".formatted(getFolder(part)), List.of());
        }
    }

    private static Outcome install(EditingContext kit, ProjectBoundary scope, PartDraft.Ready part, Check check) throws InterruptedException {
        var missing = new LinkedHashMap<Inside, Replacement>();
        for (var file : part.files().entrySet()) {
            var path = getFolder(part) + "/" + file.getKey();
            if (!(scope.toWrite(path) instanceof Inside place)) {
                return new Outcome.Failed("'%s' can't be written: %s".formatted(path, describeRefusal(scope.toWrite(path))), List.of());
            }
            if (WriteRules.DEFAULT.needsApproval(place.relative()) && !WriteRules.DEFAULT.needsApproval(path)) {
                return new Outcome.Failed(
                        "'%s' links to '%s', a file that other programs execute or obey".formatted(path, place.relative()), List.of());
            }
            switch (compareContent(place, file.getValue(), part.earlier())) {
                case Standing.Same _ -> {}
                case Standing.Nothing _ -> missing.put(place, new Replacement(file.getValue(), Optional.empty()));
                case Standing.Earlier(var revision) -> missing.put(place, new Replacement(file.getValue(), Optional.of(revision)));
                case Standing.Other _ -> {
                    return new Outcome.Taken(path);
                }
            }
        }
        return missing.isEmpty() ? new Outcome.AlreadyThere() : new Writing(kit, scope).of(missing, check);
    }

    /**
     * What is written to a file.
     *
     * @param revision of the text that it replaces; absent if the file doesn't exist
     */
    private record Replacement(String text, Optional<String> revision) {}

    /** An installation in progress: either all of its files stay, or none that it wrote. */
    private record Writing(EditingContext kit, ProjectBoundary scope, List<ChangeOutcome.Done> done) {

        Writing(EditingContext kit, ProjectBoundary scope) {
            this(kit, scope, new ArrayList<>());
        }

        Outcome of(Map<Inside, Replacement> files, Check check) throws InterruptedException {
            var isComplete = false;
            try {
                var fault = write(files, check);
                if (fault.isPresent()) {
                    return new Outcome.Failed(fault.get(), revert());
                }
                isComplete = true;
                var undo = new LinkedHashMap<String, String>();
                done.forEach(change -> undo.put(change.path(), change.change().id()));
                return new Outcome.Installed(undo, done.stream().flatMap(change -> change.warnings().stream()).distinct().toList());
            } finally {
                if (!isComplete) {
                    revertUninterruptibly();
                }
            }
        }

        /** Writes the files; returns why they can't stay, if so. */
        private Optional<String> write(Map<Inside, Replacement> files, Check check) throws InterruptedException {
            for (var file : files.entrySet()) {
                switch (new FileCreator(kit).create(file.getKey(), file.getValue().text(), file.getValue().revision(), true)) {
                    case ChangeOutcome.Done change -> done.add(change);
                    case RefusedChange(var refusal, _) -> {
                        return Optional.of("'%s': %s".formatted(file.getKey().relative(), refusal.message()));
                    }
                }
            }
            var last = List.copyOf(files.entrySet()).getLast();
            return check.findFault(last.getKey(), last.getValue().text());
        }

        /** Reverts after an interrupt or a defect, and restores the interrupt afterwards. */
        private void revertUninterruptibly() {
            var isInterrupted = Thread.interrupted();
            try {
                revert();
            } catch (InterruptedException _) {
                isInterrupted = true;
            } finally {
                if (isInterrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        /** Reverts what was written, last file first, and deletes folders that are empty then; returns the files that couldn't be reverted. */
        private List<String> revert() throws InterruptedException {
            var left = new ArrayList<String>();
            for (var change : done.reversed()) {
                var isBack = scope.toWrite(change.path()) instanceof Inside place
                        && new ChangeReverter(kit, scope).undo(place, Optional.of(change.change().id())) instanceof ChangeOutcome.Done;
                if (!isBack) {
                    left.add(change.path());
                }
            }
            done.clear();
            return left;
        }
    }

    /** What is in the place of a file. */
    private sealed interface Standing {
        record Nothing() implements Standing {}

        record Same() implements Standing {}

        /** What an installation wrote before parts had values. */
        record Earlier(String revision) implements Standing {}

        record Other() implements Standing {}
    }

    private static Standing compareContent(Inside place, String text, Optional<String> earlier) {
        if (!Files.exists(place.real())) {
            return new Standing.Nothing();
        }
        if (!(FileReader.read(place, LARGEST) instanceof ReadOutcome.Bytes read)) {
            return new Standing.Other();
        }
        if (Arrays.equals(read.bytes(), text.getBytes(StandardCharsets.UTF_8))) {
            return new Standing.Same();
        }
        var isEarlier = earlier.filter(written -> Arrays.equals(read.bytes(), written.getBytes(StandardCharsets.UTF_8))).isPresent();
        return isEarlier && FileContent.of(read.bytes()) instanceof TextLines lines ? new Standing.Earlier(lines.revision().toShortForm()) : new Standing.Other();
    }

    private static String describeRefusal(PathResolution located) {
        return switch (located) {
            case Inside _ -> "it can";
            case PathResolution.Refused(_, var message) -> message;
        };
    }
}
