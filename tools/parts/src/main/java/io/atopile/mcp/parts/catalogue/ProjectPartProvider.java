package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.file.ScopedFiles;
import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartSource;
import io.atopile.mcp.parts.query.DescriptionReader;
import io.atopile.mcp.parts.query.KeywordMatcher;
import io.atopile.mcp.parts.query.PartQuery;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The atomic parts that a project already contains: its own and those of its installed packages. */
public final class ProjectPartProvider implements PartProvider {

    private static final int DEEPEST = 8;
    private static final int MOST_FILES = 5_000;
    private static final int LARGEST = 1 << 20;
    private static final Pattern ATOMIC = Pattern.compile("trait\\s+is_atomic_part\\s*<([^>]*)>");
    private static final Pattern PICKED = Pattern.compile("trait\\s+has_part_picked::by_supplier\\s*<([^>]*)>");
    private static final Pattern DATASHEET = Pattern.compile("trait\\s+has_datasheet\\s*<([^>]*)>");
    private static final Pattern TEXT = Pattern.compile("(?:component|module)\\s+\\w+\\s*(?:from\\s+\\w+)?:\\s*\"\"\"(.*?)\"\"\"", Pattern.DOTALL);

    private final Path root;

    /** @param root the project's real path */
    public ProjectPartProvider(Path root) {
        this.root = root;
    }

    @Override
    public String name() {
        return PartSource.PROJECT.key();
    }

    @Override
    public PartSearchResult find(PartQuery query, int most) {
        var matches = new ArrayList<PartMatch>();
        for (var part : parts()) {
            var fits = MatchQuality.of(part, query);
            if (fits != MatchQuality.NONE && KeywordMatcher.areIn(query.words(), part)) {
                matches.add(new PartMatch(part, MatchQuality.listUnknownParameters(part, query)));
            }
        }
        return new PartSearchResult.Parts(matches.stream().limit(most).toList(), matches.size() > most);
    }

    @Override
    public Optional<Part> findPart(PartId id) {
        return id.source() == PartSource.PROJECT ? parts().stream().filter(part -> part.id().equals(id)).findFirst() : Optional.empty();
    }

    /** Finds the project's own part with a supplier number; empty if there is none. */
    public Optional<Part> findBySupplierNumber(String number) {
        return parts().stream()
                .filter(part -> part.id().key().startsWith("parts/") && part.supplierNumber().filter(number::equals).isPresent())
                .findFirst();
    }

    /** Lists the ids of all of the project's parts. */
    public List<String> listIds() {
        return parts().stream().map(part -> part.id().toString()).toList();
    }

    private List<Part> parts() {
        return Stream.of(root.resolve("parts"), root.resolve(".ato/modules")).flatMap(folder -> listFiles(folder).stream()).flatMap(file -> findPart(file).stream()).toList();
    }

    private static List<Path> listFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.walk(folder, DEEPEST, new FileVisitOption[0])) {
            return all.filter(file -> file.toString().endsWith(".ato") && Files.isRegularFile(file)).limit(MOST_FILES).sorted().toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private Optional<Part> findPart(Path file) {
        return ScopedFiles.of(root).readText(file, LARGEST).flatMap(text -> findPart(file, text));
    }

    private Optional<Part> findPart(Path file, String text) {
        var atomic = ATOMIC.matcher(text);
        if (!atomic.find()) {
            return Optional.empty();
        }
        var number = findArgument(atomic.group(1), "partnumber");
        var words = TEXT.matcher(text);
        var description = words.find() ? words.group(1).strip() : "";
        var facts = DescriptionReader.guess(description);
        return number.map(found -> new Part(
                new PartId(PartSource.PROJECT, root.relativize(file).toString().replace('\\', '/')),
                facts.kind(),
                found,
                findArgument(atomic.group(1), "manufacturer"),
                facts.packageName(),
                facts.variant(),
                description,
                "",
                findTraitArgument(text, DATASHEET, "datasheet"),
                findTraitArgument(text, PICKED, "supplier_partno").filter(supplier -> supplier.startsWith("C")),
                Optional.empty(),
                OptionalLong.empty(),
                List.of(),
                facts.values(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
    }

    private static Optional<String> findTraitArgument(String text, Pattern trait, String name) {
        var matcher = trait.matcher(text);
        return matcher.find() ? findArgument(matcher.group(1), name) : Optional.empty();
    }

    private static Optional<String> findArgument(String arguments, String name) {
        var matcher = Pattern.compile("\\b" + name + "\\s*=\\s*\"([^\"]*)\"").matcher(arguments);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
