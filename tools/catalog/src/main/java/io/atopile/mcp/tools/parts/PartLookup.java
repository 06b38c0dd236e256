package io.atopile.mcp.tools.parts;

import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartSource;
import io.atopile.mcp.parts.catalogue.ImportedCatalogs;
import io.atopile.mcp.parts.catalogue.PartMatch;
import io.atopile.mcp.parts.catalogue.PartProvider;
import io.atopile.mcp.parts.catalogue.PartSearchResult;
import io.atopile.mcp.parts.catalogue.ProjectPartProvider;
import io.atopile.mcp.parts.kicad.SymbolFootprintLookup;
import io.atopile.mcp.parts.query.PartQuery;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks up parts in all sources, the project's own first. */
public final class PartLookup {

    private final ImportedCatalogs imported;
    private static final int MOST_REMEMBERED = 500;
    private static final int MOST_NAMED = 200;
    private static final int NAMED_AT_MOST = 10;
    private static final Pattern LCSC_NUMBER = Pattern.compile("(?i)C\\d{2,9}");

    private final PartProvider service;
    private final SymbolFootprintLookup dressing;
    private final List<PartProvider> others;
    private final Map<PartId, Part> remembered = new LinkedHashMap<>();

    /**
     * Creates a lookup over these sources.
     *
     * @param service the components service, queried only for online searches
     * @param others further sources, queried in this order after the project's own and the imported ones
     */
    public PartLookup(ImportedCatalogs imported, PartProvider service, SymbolFootprintLookup dressing, List<PartProvider> others) {
        this.imported = imported;
        this.service = service;
        this.dressing = dressing;
        this.others = List.copyOf(others);
    }

    /** The response of one source. */
    record Place(
            @Doc("project, imported:NAME, atopile, kicad or generic.") String name,
            @Doc("Number of matching parts, up to the search limit.") int found,
            @Doc("Whether there are more.") boolean more,
            @Doc("Why it could not be searched; it may still have matching parts.") Optional<String> silent,
            @Doc("How to get results from it.") Optional<String> hint) {}

    /** The responses of all sources. */
    record Answers(List<PartMatch> matches, List<Place> places) {

        Answers {
            matches = List.copyOf(matches);
            places = List.copyOf(places);
        }
    }

    private List<PartProvider> listProviders(ToolContext context, boolean online) {
        var own = context.projectIfAny().<PartProvider>map(ProjectPartProvider::new).stream();
        var live = online ? Stream.of(service) : Stream.<PartProvider>empty();
        return Stream.of(own, imported.all().stream(), live, others.stream()).flatMap(shelves -> shelves).toList();
    }

    /** Queries every source; parts that are proven to match come first. */
    Answers find(ToolContext context, PartQuery query, int most, boolean online) throws InterruptedException {
        var proven = new ArrayList<PartMatch>();
        var unknown = new ArrayList<PartMatch>();
        var places = new ArrayList<Place>();
        for (var shelf : listProviders(context, online)) {
            switch (shelf.find(query, most)) {
                case PartSearchResult.Parts(var matches, var more) -> {
                    matches.forEach(match -> (match.unknown().isEmpty() ? proven : unknown).add(match));
                    places.add(new Place(shelf.name(), matches.size(), more, Optional.empty(), Optional.empty()));
                }
                case PartSearchResult.Silent(var reason, var hint) ->
                    places.add(new Place(shelf.name(), 0, false, Optional.of(reason), Optional.of(hint)));
            }
        }
        proven.addAll(unknown);
        remember(proven);
        return new Answers(proven, places);
    }

    /** Keeps the service's results, so that getting one of its parts needs no network. */
    private synchronized void remember(List<PartMatch> matches) {
        matches.stream().map(PartMatch::part).filter(part -> part.id().source() == PartSource.ATOPILE).forEach(part -> remembered.put(part.id(), part));
        var oldest = remembered.keySet().iterator();
        while (remembered.size() > MOST_REMEMBERED) {
            oldest.next();
            oldest.remove();
        }
    }

    private synchronized Optional<Part> findRemembered(PartId id) {
        return Optional.ofNullable(remembered.get(id));
    }

    /**
     * Returns one part by its id, or as people name it: see {@link PartReference}. If several sources have the part, the first one's is
     * returned.
     *
     * @throws ToolFailure if there is none, or if one source has several
     */
    Part requirePart(ToolContext context, String id) throws InterruptedException, ToolFailure {
        var providers = listProviders(context, false);
        var reference = PartReference.of(id);
        var exact = Optional.<Part>empty();
        for (var candidate : PartReference.listIds(id)) {
            exact = exact.isPresent() ? exact : findRemembered(candidate);
            exact = exact.isPresent() ? exact : findExactly(providers, candidate);
        }
        var part = exact.isPresent() ? exact : findNamed(providers, reference);
        return dressing.complete(part.orElseThrow(() -> new ToolFailure(
                ErrorCode.NOT_FOUND,
                "No source that can be searched now has a part '%s'.".formatted(NameSuggestions.shorten(id)),
                describeUnknown(reference.name()))));
    }

    private static Optional<Part> findExactly(List<PartProvider> providers, PartId id) throws InterruptedException {
        for (var provider : providers) {
            var part = provider.findPart(id);
            if (part.isPresent()) {
                return part;
            }
        }
        return Optional.empty();
    }

    private Optional<Part> findNamed(List<PartProvider> providers, PartReference reference) throws InterruptedException, ToolFailure {
        for (var provider : providers) {
            var named = provider.find(reference.toQuery(), MOST_NAMED) instanceof PartSearchResult.Parts(var matches, _)
                    ? matches.stream().map(PartMatch::part).filter(reference::refersTo).toList()
                    : List.<Part>of();
            if (named.size() > 1) {
                throw new ToolFailure(
                        ErrorCode.VALIDATION_ERROR,
                        "'%s' names several parts.".formatted(NameSuggestions.shorten(reference.name())),
                        "Use one of the ids %s.".formatted(named.stream().limit(NAMED_AT_MOST).map(part -> part.id().toString()).collect(Collectors.joining(", "))));
            }
            if (!named.isEmpty()) {
                return Optional.of(named.getFirst());
            }
        }
        return findRemembered(reference);
    }

    private synchronized Optional<Part> findRemembered(PartReference reference) {
        return remembered.values().stream().filter(reference::refersTo).findFirst();
    }

    private String describeUnknown(String key) {
        if (LCSC_NUMBER.matcher(key).matches()) {
            return imported.all().isEmpty()
                    ? "LCSC numbers are known offline only of imported catalogs, and there is none: atopile-mcp parts import FILE. parts_search_online looks %s up.".formatted(key)
                    : "The imported catalogs don't have it; it may be newer. parts_search_online looks %s up.".formatted(key);
        }
        return "parts_search finds parts and their ids; search for \"%s\".".formatted(NameSuggestions.shorten(key.substring(key.lastIndexOf(':') + 1).replace('/', ' ')));
    }

    /** Does the same for a call that means to write. */
    Part requirePartToInstall(ToolContext context, String id) throws InterruptedException, ToolFailure {
        try {
            return requirePart(context, id);
        } catch (ToolFailure failure) {
            throw failure.toUnwritten();
        }
    }
}
