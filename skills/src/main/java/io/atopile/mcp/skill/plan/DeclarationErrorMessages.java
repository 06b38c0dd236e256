package io.atopile.mcp.skill.plan;

import io.atopile.mcp.tool.JsonSchemaValidator;
import java.util.regex.Pattern;

/** Says what is wrong with the form of a {@code skill.yaml} in its author's words, not in those of JSON Schema. */
final class DeclarationErrorMessages {

    private static final Pattern UNKNOWN = Pattern.compile("there is no field (\\S+)");
    private static final Pattern IN_A_SCHEMA = Pattern.compile("^/(input|output/schema)\\b.*");
    private static final Pattern ALTERNATIVE = Pattern.compile("report\\.sections\\.\\d+\\.(text|table|checklist|code|picture) is missing");

    private DeclarationErrorMessages() {}

    /** Whether it only says that one of a section's forms isn't there, which another complaint says of all. */
    static boolean isAlternative(JsonSchemaValidator.Fault fault) {
        return ALTERNATIVE.matcher(fault.message()).matches();
    }

    /** A JSON Pointer; of a field that is not known, the field itself. */
    static String place(JsonSchemaValidator.Fault fault) {
        var unknown = UNKNOWN.matcher(fault.message());
        return unknown.find() ? fault.pointer() + "/" + unknown.group(1) : fault.pointer();
    }

    static String of(JsonSchemaValidator.Fault fault) {
        var message = fault.message()
                .replaceFirst("^arguments", "skill.yaml")
                .replace("does not match the regex pattern ^[a-z][a-z0-9_]{0,29}$", "lower-case letters, digits and _ only, a letter first, 30 at most")
                .replaceFirst("must be valid to one and only one schema.*", "must have exactly one of text, table, checklist, code and picture")
                .replaceFirst("does not have a value in the enumeration \\[(.*)]", "must be one of $1")
                .replaceFirst("must be the constant value '(.*)'", "must be $1");
        return UNKNOWN.matcher(message).find() && IN_A_SCHEMA.matcher(fault.pointer()).matches()
                ? message + "; it is no keyword of a schema that skills know, and text with a comma or a colon needs quotes"
                : message;
    }
}
