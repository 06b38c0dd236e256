package io.atopile.mcp.parts.install;

import io.atopile.mcp.file.BoundedFile;
import io.atopile.mcp.file.DirectoryTree;
import io.atopile.mcp.file.ScopedFiles;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoCommandRunner;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Creates a part from EasyEDA's data for a supplier number by running atopile in a folder outside the project. */
public final class EasyEdaPart {

    private static final int LARGEST = 16 << 20;
    private static final Pattern NUMBER = Pattern.compile("C[0-9]{1,12}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]{0,120}");
    private static final Pattern SIGNAL = Pattern.compile("^\\s*(?:signal\\s+)?(\\w+)\\s*~\\s*pin\\s+\"?([^\"\\s]+)\"?\\s*$");
    private static final Pattern PIN = Pattern.compile("^\\s*pin\\s+\"?([^\"\\s]+)\"?\\s*$");

    private EasyEdaPart() {}

    /** The result. */
    public sealed interface Outcome {

        record Made(PartDraft.Ready part) implements Outcome {}

        /** {@code reason} is usually atopile's own message, on one line. */
        record NotMade(String reason) implements Outcome {}
    }

    /**
     * Creates a part.
     *
     * @param project the project whose cached EasyEDA responses are used, if present
     * @param number LCSC's, such as C25804
     * @param scratch the parent of a temporary folder in which the part is created
     */
    public static Outcome make(AtoCli ato, Path project, String number, Path scratch, Duration within) throws IOException, InterruptedException {
        if (!NUMBER.matcher(number).matches()) {
            return new Outcome.NotMade("'%s' is not an LCSC part number".formatted(number));
        }
        Files.createDirectories(scratch);
        var folder = Files.createTempDirectory(scratch, "part").toRealPath();
        try {
            var manifest = "requires-atopile: \"%s\"\npaths:\n  src: ./\n  layout: ./layouts\nbuilds: {}\n".formatted(ato.dialect().requirement());
            Files.writeString(folder.resolve("ato.yaml"), manifest);
            copyKept(project, folder, Path.of(ato.dialect().artifacts().partCache(), number, number + ".json"));
            var failure = run(ato, folder, number, within);
            return failure.isPresent() ? new Outcome.NotMade(failure.get()) : readOutcome(folder, number);
        } finally {
            DirectoryTree.delete(folder);
        }
    }

    private static void copyKept(Path project, Path folder, Path kept) throws IOException {
        var bytes = ScopedFiles.of(project).read(project.resolve(kept), LARGEST);
        if (bytes.isPresent()) {
            Files.createDirectories(folder.resolve(kept).resolveSibling(""));
            Files.write(folder.resolve(kept), bytes.get());
        }
    }

    private static Optional<String> run(AtoCli ato, Path folder, String number, Duration within) throws IOException, InterruptedException {
        return switch (AtoCommandRunner.createPart(ato, number, folder, within)) {
            case AtoCommandRunner.Ended.Well _ -> Optional.empty();
            case AtoCommandRunner.Ended.Badly(var words) -> Optional.of(words);
            case AtoCommandRunner.Ended.OutOfTime _ -> Optional.of("atopile didn't finish in %d seconds".formatted(within.toSeconds()));
        };
    }

    private static Outcome readOutcome(Path folder, String number) throws IOException {
        var parts = folder.resolve("parts");
        try (var inside = Files.isDirectory(parts) ? Files.list(parts) : Stream.<Path>empty()) {
            var part = inside.filter(folderOfPart -> Files.isDirectory(folderOfPart, LinkOption.NOFOLLOW_LINKS)).findFirst();
            if (part.isEmpty() || !PartName.isName(part.get().getFileName().toString())) {
                return new Outcome.NotMade("atopile created no usable part");
            }
            var name = part.get().getFileName().toString();
            var files = readFiles(part.get(), name);
            return files.isEmpty()
                    ? new Outcome.NotMade("atopile created unusable files")
                    : new Outcome.Made(new PartDraft.Ready(name, files, parseSignals(files.getOrDefault(name + ".ato", "")), describeSources(number)));
        }
    }

    /** Reads the part's files, the {@code .ato} last; empty if one of them isn't text or is too large. */
    private static Map<String, String> readFiles(Path part, String name) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var inside = Files.list(part)) {
            for (var file : inside.sorted(Comparator.comparing(file -> file.toString().endsWith(".ato"))).toList()) {
                var fileName = file.getFileName().toString();
                if (!NAME.matcher(fileName).matches()) {
                    return Map.of();
                }
                files.put(fileName, BoundedFile.readUnlinkedText(file, LARGEST));
            }
        } catch (CharacterCodingException | FileSystemException _) {
            return Map.of();
        }
        return files.containsKey(name + ".ato") ? files : Map.of();
    }

    private static Map<String, List<String>> parseSignals(String ato) {
        var signals = new LinkedHashMap<String, List<String>>();
        for (var line : ato.lines().toList()) {
            var signal = SIGNAL.matcher(line);
            var pin = PIN.matcher(line);
            if (signal.matches()) {
                signals.computeIfAbsent(signal.group(1), _ -> new ArrayList<>()).add(signal.group(2));
            } else if (pin.matches()) {
                signals.put(pin.group(1), List.of(pin.group(1)));
            }
        }
        return signals;
    }

    private static Map<String, String> describeSources(String number) {
        var sources = new LinkedHashMap<String, String>();
        sources.put("part number, manufacturer and datasheet", "atopile's components service, " + number);
        sources.put("symbol, pins, footprint, pads and model", "EasyEDA, by ato create part");
        return sources;
    }
}
