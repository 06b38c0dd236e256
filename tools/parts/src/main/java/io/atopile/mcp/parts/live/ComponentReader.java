package io.atopile.mcp.parts.live;

import io.atopile.mcp.parts.AssemblyTier;
import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.parts.PartSource;
import io.atopile.mcp.parts.PriceBreak;
import io.atopile.mcp.parts.query.DescriptionReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Converts the service's components to parts. Invalid components are omitted; numeric fields take precedence over values in the description. */
final class ComponentReader {

    private static final int MOST = 500;
    private static final int LONGEST = 300;
    private static final Pattern WEB = Pattern.compile("https?://\\S{4,500}");
    private static final Pattern PREFIXED_CHIP = Pattern.compile("[RCL]([0-9]{4,5})");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    private ComponentReader() {}

    /** Reads the parts in a list of components; empty if the node isn't a list. */
    static Optional<List<Part>> readParts(JsonNode components, Optional<PartCategory> kind) {
        return components.isArray()
                ? Optional.of(StreamSupport.stream(components.spliterator(), false).limit(MOST).flatMap(component -> readPart(component, kind).stream()).toList())
                : Optional.empty();
    }

    private static Optional<Part> readPart(JsonNode component, Optional<PartCategory> asked) {
        var number = component.path("lcsc").asLong(0);
        var partNumber = readText(component, "part_number");
        if (number <= 0 || partNumber.isEmpty()) {
            return Optional.empty();
        }
        var attributes = component.path("attributes");
        var kind = asked.or(() -> detectCategory(attributes));
        var description = readText(component, "description");
        var facts = DescriptionReader.read(kind, "", description, stripChipPrefix(readText(component, "package")));
        var variant = LiteralCodec.convertNames(attributes.path("temperature_coefficient"));
        return Optional.of(new Part(
                new PartId(PartSource.ATOPILE, "C" + number),
                facts.kind(),
                partNumber,
                toOptional(readText(component, "manufacturer_name")),
                facts.packageName(),
                variant.size() == 1 ? Optional.of(variant.getFirst()) : facts.variant(),
                description,
                "",
                toOptional(readText(component, "datasheet_url")).filter(url -> WEB.matcher(url).matches()),
                Optional.of("C" + number),
                Optional.of(readTier(component)),
                component.path("stock").isIntegralNumber() ? OptionalLong.of(Math.max(0, component.path("stock").asLong())) : OptionalLong.empty(),
                readPrices(component.path("price")),
                readValues(attributes, facts.kind(), facts.values()),
                Optional.empty(),
                Optional.empty(),
                List.of()));
    }

    private static Optional<PartCategory> detectCategory(JsonNode attributes) {
        return Arrays.stream(ComponentsEndpoint.values())
                .filter(endpoint -> attributes.has(endpoint.names().get(endpoint.kind().parameters().getFirst())))
                .map(ComponentsEndpoint::kind)
                .findFirst();
    }

    private static Map<PartParameter, Double> readValues(JsonNode attributes, PartCategory kind, Map<PartParameter, Double> worded) {
        var values = new EnumMap<PartParameter, Double>(PartParameter.class);
        values.putAll(worded);
        ComponentsEndpoint.of(kind).ifPresent(endpoint -> endpoint.names().forEach((parameter, name) ->
                LiteralCodec.decodeSpan(attributes.path(name)).ifPresent(span -> {
                    values.put(parameter, LiteralCodec.chooseValue(span, parameter.sense()));
                    if (parameter == kind.parameters().getFirst() && span.middle() != 0 && span.spread() > 0) {
                        values.put(PartParameter.TOLERANCE, span.spread());
                    }
                })));
        return values;
    }

    private static AssemblyTier readTier(JsonNode component) {
        if (isSet(component.path("is_basic"))) {
            return AssemblyTier.BASIC;
        }
        return isSet(component.path("is_preferred")) ? AssemblyTier.PREFERRED : AssemblyTier.EXTENDED;
    }

    private static boolean isSet(JsonNode flag) {
        return flag.asBoolean(false) || flag.asInt(0) != 0;
    }

    private static List<PriceBreak> readPrices(JsonNode prices) {
        var breaks = new ArrayList<PriceBreak>();
        prices.forEach(price -> {
            if (price.path("price").isNumber() && price.path("price").asDouble() >= 0) {
                breaks.add(new PriceBreak(Math.max(1, price.path("qFrom").asInt(1)), price.path("price").asDouble()));
            }
        });
        return breaks.stream().sorted(Comparator.comparingInt(PriceBreak::quantity)).toList();
    }

    /** Converts the service's R0603 to the usual 0603. */
    private static String stripChipPrefix(String name) {
        var chip = PREFIXED_CHIP.matcher(name);
        return chip.matches() ? chip.group(1) : name;
    }

    private static Optional<String> toOptional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String readText(JsonNode component, String field) {
        var plain = INVISIBLE.matcher(component.path(field).asString("")).replaceAll(" ").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
