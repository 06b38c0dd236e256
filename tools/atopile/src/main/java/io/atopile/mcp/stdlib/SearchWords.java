package io.atopile.mcp.stdlib;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The searchable words of an item, in lower case.
 *
 * @param ofName the words in the name
 * @param ofDescription the words of the documentation
 * @param ofInsides the names of its members, values, arguments and traits, and the words in them
 */
record SearchWords(String name, List<String> ofName, List<String> ofDescription, List<String> ofInsides) {

    /** {@code RS485HalfDuplex} is RS485, Half and Duplex; {@code USB_C} is USB and C; {@code I2C} is one word. */
    private static final Pattern IN_NAMES =
            Pattern.compile("[^\\p{Alnum}]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z0-9])(?=[A-Z][a-z])");

    private static final Pattern IN_PROSE = Pattern.compile("[^\\p{Alnum}]+");

    static SearchWords of(StdlibItem item) {
        return new SearchWords(
                item.name().toLowerCase(Locale.ROOT),
                lowercase(IN_NAMES.splitAsStream(item.name())),
                lowercase(IN_PROSE.splitAsStream(item.description())),
                lowercase(collectContentWords(item).flatMap(name -> Stream.concat(Stream.of(name), IN_NAMES.splitAsStream(name)))));
    }

    private static Stream<String> collectContentWords(StdlibItem item) {
        return Stream.of(
                        item.memberNames().stream(),
                        item.children().stream().map(StdlibChild::type),
                        item.parameters().stream().flatMap(parameter -> parameter.values().stream()),
                        item.arguments().stream().map(StdlibArgument::name),
                        item.traits().stream().map(StdlibTrait::name))
                .flatMap(names -> names);
    }

    private static List<String> lowercase(Stream<String> words) {
        return words.map(word -> word.toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty()).toList();
    }

    /** Returns how well a lower-case word matches, 0 being best; empty if it doesn't occur. */
    OptionalInt rank(String word) {
        var fits = new boolean[] {
            name.equals(word),
            name.startsWith(word),
            ofName.contains(word),
            ofName.stream().anyMatch(part -> part.startsWith(word)),
            name.contains(word),
            ofDescription.contains(word),
            ofDescription.stream().anyMatch(part -> part.startsWith(word)),
            ofInsides.contains(word),
            ofInsides.stream().anyMatch(part -> part.startsWith(word))
        };
        for (var rank = 0; rank < fits.length; rank++) {
            if (fits[rank]) {
                return OptionalInt.of(rank);
            }
        }
        return OptionalInt.empty();
    }
}
