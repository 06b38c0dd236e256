package io.atopile.mcp.tool;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/** The JSON mapping of all records: snake case, lower-case enums, absent optionals omitted. */
public final class Json {

    private static final WireNames NAMES = new WireNames();
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(NAMES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .addModule(new SimpleModule("wire").addSerializer(new LowerCaseEnum()))
            .build();

    private Json() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Returns the JSON name of a record component. */
    static String wireName(String component) {
        return NAMES.translate(component);
    }

    private static final class WireNames extends PropertyNamingStrategies.SnakeCaseStrategy {
        @Override
        protected String translate(String name) {
            return super.translate(name);
        }
    }

    private static final class LowerCaseEnum extends StdSerializer<Enum<?>> {
        @SuppressWarnings("unchecked")
        private static final Class<Enum<?>> TYPE = (Class<Enum<?>>) (Class<?>) Enum.class;

        LowerCaseEnum() {
            super(TYPE);
        }

        @Override
        public void serialize(Enum<?> value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }
}
