package io.atopile.mcp.parts.install;

import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.Located;
import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.file.ReadOutcome;
import io.atopile.mcp.file.Scope;
import io.atopile.mcp.hashline.ChangeOutcome;
import io.atopile.mcp.hashline.FileCreator;
import io.atopile.mcp.hashline.Kit;
import io.atopile.mcp.hashline.Refused;
import io.atopile.mcp.hashline.Undoer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a part's files into a project. The {@code .ato} comes last: until it is there, the project has no such part, and what a killed
 * install left behind is completed by the next. Each file can be taken back on its own.
 */
public final class PartInstaller {

    private static final String FOLDER = "parts";
    private static final int LARGEST = 4 << 20;

    private final Path state;

    /** @param state where what is changed of files is remembered, the same as for the file tools */
    public PartInstaller(Path state) {
        this.state = state;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** It is there; {@code undo} takes each file back, by its path. */
        record Installed(Map<String, String> undo, List<String> warnings) implements Outcome {

            public Installed {
                warnings = List.copyOf(warnings);
            }
        }

        /** It was there already, byte for byte. */
        record AlreadyThere() implements Outcome {}

        /** Something else stands there, or it was changed by hand; nothing was written. */
        record Taken(String path) implements Outcome {}

        /** It couldn't be written; nothing is left of it, unless {@code left} names something. */
        record Failed(String reason, List<String> left) implements Outcome {

            public Failed {
                left = List.copyOf(left);
            }
        }
    }

    /** Looks at what was written before it counts; empty when all is well, else why it is taken back. */
    @FunctionalInterface
    public interface Check {
        Optional<String> fault(Inside ato, String text) throws InterruptedException;
    }

    /** The folder's path in the project. */
    public static String folder(PartDraft.Ready part) {
        return FOLDER + "/" + part.name();
    }

    /**
     * Writes a part.
     *
     * @throws InterruptedException while waiting for other writers or the check; what was written is taken back then
     */
    public Outcome install(Path project, PartDraft.Ready part, Check check) throws InterruptedException, IOException {
        var scope = Scope.of(project);
        var missing = new LinkedHashMap<Inside, String>();
        for (var file : part.files().entrySet()) {
            var path = folder(part) + "/" + file.getKey();
            if (!(scope.toWrite(path) instanceof Inside place)) {
                return new Outcome.Failed("'%s' can't be written: %s".formatted(path, reason(scope.toWrite(path))), List.of());
            }
            switch (standing(place, file.getValue())) {
                case SAME -> {}
                case NOTHING -> missing.put(place, file.getValue());
                case OTHER -> {
                    return new Outcome.Taken(path);
                }
            }
        }
        return missing.isEmpty() ? new Outcome.AlreadyThere() : write(scope, missing, check);
    }

    private Outcome write(Scope scope, Map<Inside, String> files, Check check) throws InterruptedException {
        var kit = Kit.in(state, scope.root());
        var done = new ArrayList<ChangeOutcome.Done>();
        var complete = false;
        try {
            var warnings = new ArrayList<String>();
            for (var file : files.entrySet()) {
                switch (new FileCreator(kit).create(file.getKey(), file.getValue(), Optional.empty(), true)) {
                    case ChangeOutcome.Done written -> {
                        done.add(written);
                        warnings.addAll(written.warnings());
                    }
                    case Refused(var refusal, _) -> {
                        return new Outcome.Failed(refusal.message(), takenBack(kit, scope, done));
                    }
                }
            }
            var last = List.copyOf(files.entrySet()).getLast();
            var fault = check.fault(last.getKey(), last.getValue());
            if (fault.isPresent()) {
                return new Outcome.Failed(fault.get(), takenBack(kit, scope, done));
            }
            complete = true;
            var undo = new LinkedHashMap<String, String>();
            done.forEach(written -> undo.put(written.path(), written.change().id()));
            return new Outcome.Installed(undo, warnings);
        } finally {
            if (!complete && Thread.currentThread().isInterrupted()) {
                takenBackQuietly(kit, scope, done);
            }
        }
    }

    private static void takenBackQuietly(Kit kit, Scope scope, List<ChangeOutcome.Done> done) {
        Thread.interrupted();
        try {
            takenBack(kit, scope, done);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Thread.currentThread().interrupt();
    }

    /** Takes back what was written, the last first; what couldn't be is returned. */
    private static List<String> takenBack(Kit kit, Scope scope, List<ChangeOutcome.Done> done) throws InterruptedException {
        var left = new ArrayList<String>();
        for (var written : done.reversed()) {
            var isBack = scope.toWrite(written.path()) instanceof Inside place
                    && new Undoer(kit, scope).undo(place, Optional.of(written.change().id())) instanceof ChangeOutcome.Done;
            if (!isBack) {
                left.add(written.path());
            }
        }
        done.clear();
        return left;
    }

    private enum Standing {
        NOTHING,
        SAME,
        OTHER
    }

    private static Standing standing(Inside place, String text) {
        if (!Files.exists(place.real())) {
            return Standing.NOTHING;
        }
        return FileReader.read(place, LARGEST) instanceof ReadOutcome.Bytes read && Arrays.equals(read.bytes(), text.getBytes(StandardCharsets.UTF_8))
                ? Standing.SAME
                : Standing.OTHER;
    }

    private static String reason(Located located) {
        return switch (located) {
            case Inside _ -> "it can";
            case Located.Refused(_, var message) -> message;
        };
    }
}
