package io.atopile.mcp.server.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A value of a key. */
public sealed interface SettingValue {

    /** Returns the value as written in a settings file. */
    String toml();

    record Text(String text) implements SettingValue {
        @Override
        public String toml() {
            return quote(text);
        }
    }

    record Figure(BigDecimal number) implements SettingValue {
        @Override
        public String toml() {
            return number.toPlainString();
        }
    }

    record Switch(boolean on) implements SettingValue {
        @Override
        public String toml() {
            return String.valueOf(on);
        }
    }

    record Texts(List<String> texts) implements SettingValue {
        public Texts {
            texts = List.copyOf(texts);
        }

        @Override
        public String toml() {
            return texts.stream().map(SettingValue::quote).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    record Pairs(Map<String, String> pairs) implements SettingValue {
        public Pairs {
            pairs = Map.copyOf(pairs);
        }

        @Override
        public String toml() {
            return new TreeMap<>(pairs)
                    .entrySet().stream()
                            .map(pair -> quote(pair.getKey()) + " = " + quote(pair.getValue()))
                            .collect(Collectors.joining(", ", "{ ", " }"));
        }
    }

    private static String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
