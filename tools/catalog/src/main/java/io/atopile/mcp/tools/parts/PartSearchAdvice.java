package io.atopile.mcp.tools.parts;

import io.atopile.mcp.parts.AssemblyTier;
import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartSource;
import io.atopile.mcp.parts.assembly.PartNumberPackage;
import io.atopile.mcp.parts.kicad.GenericParts;
import io.atopile.mcp.parts.query.ParameterCondition;
import io.atopile.mcp.parts.query.PartQuery;
import io.atopile.mcp.parts.query.QueryReader;
import io.atopile.mcp.parts.value.PartValueReader;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.ToolContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Explains why a search found nothing, and finds a query that finds something: without a term that is one too many, without conditions that only a catalog
 * can meet, or with the value that a part number contains.
 *
 * @param text the query as it was written
 * @param answers of the sources, which have no parts
 */
record PartSearchAdvice(PartLookup desk, ToolContext context, String text, PartQuery query, PartLookup.Answers answers) {

    private static final Pattern LCSC_NUMBER = Pattern.compile("(?i)(?:(?:lcsc|jlcpcb|jlc)[:\\s]+)?(C\\d{2,9})");
    private static final Pattern PART_NUMBER = Pattern.compile("(?=.*\\d)(?=.*[A-Za-z])[\\w./+-]{5,40}");
    private static final Pattern IN_STOCK = Pattern.compile("(?i).*\\bin\\s+stock\\b.*");
    private static final Map<PartCategory, String> EXAMPLES = Map.of(
            PartCategory.RESISTOR, "10k", PartCategory.CAPACITOR, "100nF", PartCategory.INDUCTOR, "10uH", PartCategory.FERRITE_BEAD, "600ohm");
    private static final String IMPORT = "import one with: atopile-mcp parts import FILE";
    private static final int LARGEST_QUERY = 16;
    private static final int COUNTED = 20;
    private static final int SHORTEST_NUMBER = 5;
    private static final long PATIENCE_NANOS = 3_000_000_000L;

    /** A query that finds parts. */
    record Alternative(
            @Doc("A query for parts_search.") String query,
            @Doc("Parts that it finds, at most 20.") int found,
            @Doc("Terms of the original query that it leaves out.") List<String> without) {

        Alternative {
            without = List.copyOf(without);
        }

        private String describe() {
            var finds = "\"%s\" finds %s".formatted(query, found < COUNTED ? CountFormat.format(found, "part") : "at least %d parts".formatted(found));
            return without.isEmpty() ? finds + "." : "Without %s, %s.".formatted(without.stream().map("'%s'"::formatted).collect(Collectors.joining(" and ")), finds);
        }
    }

    /** Finds another query; empty if there is none that is specific enough. */
    Optional<Alternative> findAlternative() throws InterruptedException {
        if (LCSC_NUMBER.matcher(text.strip()).matches()) {
            return Optional.empty();
        }
        var deadline = System.nanoTime() + PATIENCE_NANOS;
        var terms = List.of(text.strip().split("\\s+"));
        if (terms.size() == 1) {
            var corrected = query.kind().isPresent() ? Optional.<Alternative>empty() : findBySpelling(terms.getFirst());
            return corrected.isPresent() ? corrected : findByNumber(terms.getFirst(), deadline);
        }
        for (var removed : terms.size() <= LARGEST_QUERY ? listRemovals(terms) : List.<Set<String>>of()) {
            var left = terms.stream().filter(term -> !removed.contains(term)).collect(Collectors.joining(" "));
            var found = System.nanoTime() > deadline ? Optional.<Alternative>empty() : tryQuery(left, List.copyOf(removed));
            if (found.isPresent()) {
                return found;
            }
        }
        return query.kind().isPresent() ? findByKind(query.kind().get(), terms) : Optional.empty();
    }

    private Optional<Alternative> findBySpelling(String word) throws InterruptedException {
        var noun = QueryReader.findSimilarNoun(word);
        return noun.isPresent() ? count(noun.get(), List.of()) : Optional.empty();
    }

    /** Finds the parts of the category: of generic ones with an example of the value that they need, of others all. */
    private Optional<Alternative> findByKind(PartCategory kind, List<String> terms) throws InterruptedException {
        var example = EXAMPLES.get(kind);
        if (example != null) {
            return lacksValue() ? tryQuery(text.strip() + " " + example, List.of()) : Optional.empty();
        }
        var noun = toNoun(kind);
        return count(noun, terms.stream().filter(term -> !QueryReader.read(term).kind().equals(Optional.of(kind)) || !QueryReader.read(term).words().isEmpty() || !QueryReader.read(term).conditions().isEmpty()).toList());
    }

    private boolean lacksValue() {
        return query.kind().filter(EXAMPLES::containsKey).isPresent()
                && query.conditions().stream().noneMatch(condition -> condition.parameter() == query.kind().get().parameters().getFirst());
    }

    private static String toNoun(PartCategory kind) {
        return kind.key().replace('_', ' ');
    }

    /** Describes why nothing was found and what to do. */
    String describe(Optional<Alternative> alternative) {
        var sentences = new ArrayList<String>();
        var catalogs = answers.places().stream().map(PartLookup.Place::name).filter(name -> name.startsWith(PartSource.IMPORTED.key() + ":")).toList();
        var number = LCSC_NUMBER.matcher(text.strip());
        if (number.matches()) {
            sentences.add("%s is an LCSC number. %s".formatted(
                    number.group(1).toUpperCase(Locale.ROOT),
                    catalogs.isEmpty() ? "Offline, such numbers are known only of imported catalogs, and there is none; " + IMPORT + "." : "It is not in %s; it may be newer.".formatted(String.join(", ", catalogs))));
        } else if (catalogs.isEmpty() && isCommercial()) {
            sentences.add("Tiers, stock and prices are known only of imported catalogs, and there is none; " + IMPORT + ".");
        } else if (terms() == 1 && PART_NUMBER.matcher(text.strip()).matches()) {
            sentences.add("No source has a part with this number%s.".formatted(catalogs.isEmpty() ? "; without an imported catalog, few manufacturer part numbers are known" : ""));
        }
        describeGenericParts().ifPresent(sentences::add);
        alternative.map(Alternative::describe).ifPresent(sentences::add);
        if (catalogs.isEmpty() && sentences.stream().noneMatch(sentence -> sentence.contains("catalog"))) {
            sentences.add("Parts of manufacturers are known from catalogs, of which none is imported; " + IMPORT + ".");
        }
        answers.places().stream().flatMap(place -> place.silent().map(why -> "%s was not searched: %s. %s".formatted(place.name(), why.replaceFirst("\\.$", ""), place.hint().orElse("")).strip()).stream()).forEach(sentences::add);
        if (!answers.places().stream().anyMatch(place -> place.name().equals(PartSource.ATOPILE.key()))) {
            sentences.add("parts_search_online also queries atopile's components service, with LCSC numbers, stock and prices.");
        }
        return sentences.isEmpty() ? "Use fewer words, or another word for the same part." : String.join(" ", sentences);
    }

    /** Describes why there is no generic part, if such parts could be meant. */
    private Optional<String> describeGenericParts() {
        if (GenericParts.isBeyondLimits(query)) {
            return Optional.of("No chip of %s has this value and rating%s.".formatted(
                    query.packages().isEmpty() ? "a usual size" : String.join(", ", query.packages()),
                    query.kind().filter(kind -> kind == PartCategory.CAPACITOR).isPresent() ? "; look for an electrolytic, tantalum or polymer capacitor" : ""));
        }
        return lacksValue() ? Optional.of("Generic parts are made for a value, such as %s.".formatted(EXAMPLES.get(query.kind().orElseThrow()))) : Optional.empty();
    }

    private int terms() {
        return text.strip().split("\\s+").length;
    }

    private boolean isCommercial() {
        return !query.tiers().isEmpty() || query.stock().isPresent() || query.mostUsd().isPresent();
    }

    /** Finds parts like the one with a number: by the value and size in the number, or by its beginning. */
    private Optional<Alternative> findByNumber(String number, long deadline) throws InterruptedException {
        var value = PartValueReader.readNumber(number);
        if (value.isPresent()) {
            var size = PartNumberPackage.read(number).map(name -> " " + name).orElse("");
            var unit = value.get().parameter().unit();
            return tryQuery(unit.show(value.get().nominal()).replace(" ", "") + size, List.of());
        }
        if (PART_NUMBER.matcher(number).matches()) {
            for (var end = number.length() - 1; end >= SHORTEST_NUMBER && System.nanoTime() < deadline; end--) {
                var found = tryQuery(number.substring(0, end), List.of());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Alternative> tryQuery(String words, List<String> without) throws InterruptedException {
        var noun = query.kind().map(PartSearchAdvice::toNoun).orElse("");
        if (!words.isBlank() && !words.startsWith(noun) && QueryReader.read(words).kind().isEmpty()) {
            return tryQuery(noun + " " + words, without);
        }
        var parsed = QueryReader.read(words);
        if (words.isBlank() || (query.kind().isPresent() && !parsed.kind().equals(query.kind())) || (parsed.words().isEmpty() && parsed.conditions().isEmpty() && parsed.packages().isEmpty())) {
            return Optional.empty();
        }
        return count(words, without);
    }

    private Optional<Alternative> count(String words, List<String> without) throws InterruptedException {
        var found = Math.min(COUNTED, desk.find(context, QueryReader.read(words), COUNTED, false).matches().size());
        return found == 0 ? Optional.empty() : Optional.of(new Alternative(words, found, without));
    }

    /** Lists what to leave out, at most half of the query: one word, all words, what only catalogs have, then conditions and the package; never the value. */
    private List<Set<String>> listRemovals(List<String> terms) {
        var words = select(terms, 0);
        var commercial = select(terms, 1);
        var conditions = select(terms, 2);
        var packages = select(terms, 3);
        var removals = new LinkedHashSet<Set<String>>();
        words.forEach(term -> removals.add(Set.of(term)));
        for (var group : List.of(List.of(words), List.of(commercial), List.of(words, commercial))) {
            removals.add(union(group));
        }
        conditions.forEach(term -> removals.add(Set.of(term)));
        packages.forEach(term -> removals.add(Set.of(term)));
        for (var group : List.of(List.of(words, commercial, conditions), List.of(words, commercial, packages), List.of(words, commercial, conditions, packages))) {
            removals.add(union(group));
        }
        removals.removeIf(removed -> removed.isEmpty() || removed.size() * 2 > terms.size());
        return List.copyOf(removals);
    }

    private static Set<String> union(List<Set<String>> groups) {
        return groups.stream().flatMap(Set::stream).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<String> select(List<String> terms, int rank) {
        return terms.stream().filter(term -> rank(term) == rank).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private int rank(String term) {
        var lower = term.toLowerCase(Locale.ROOT);
        var main = query.kind().flatMap(kind -> kind.parameters().stream().findFirst());
        if (AssemblyTier.of(lower).isPresent() || lower.matches("(?:in-?)?stock.*|price.*|qty.*|\\$.*|jlc.*|lcsc") || (lower.equals("in") && IN_STOCK.matcher(text).matches())) {
            return 1;
        }
        if (query.words().contains(lower) || query.words().stream().anyMatch(word -> lower.contains(word) && word.length() > 2)) {
            return 0;
        }
        if (query.conditions().stream().filter(condition -> main.filter(condition.parameter()::equals).isPresent()).map(ParameterCondition::text).anyMatch(term::equals)) {
            return 4;
        }
        return QueryReader.read(term).packages().isEmpty() ? 2 : 3;
    }
}
