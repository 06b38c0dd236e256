package io.atopile.mcp.skill.plan;

import io.atopile.mcp.tool.JsonSchemaValidator;
import java.util.regex.Pattern;

/** Describes structural errors of a {@code skill.yaml} in terms that its author knows, rather than in those of JSON Schema. */
final class DeclarationErrorMessages {

    private static final Pattern UNKNOWN = Pattern.compile("there is no field (\\S+)");
    private static final Pattern IN_A_SCHEMA = Pattern.compile("^/(input|output/schema)\\b.*");
    private static final Pattern ALTERNATIVE = Pattern.compile("report\\.sections\\.\\d+\\.(text|table|checklist|code|picture) is missing");

    private DeclarationErrorMessages() {}

    /** Whether the fault only reports that one of a section's alternatives is missing, which another fault reports for all of them. */
    static boolean isAlternative(JsonSchemaValidator.Fault fault) {
        return ALTERNATIVE.matcher(fault.message()).matches();
    }

    /** Returns a JSON Pointer to the fault; for an unknown field, to the field itself. */
    static String place(JsonSchemaValidator.Fault fault) {
        var unknown = UNKNOWN.matcher(fault.message());
        return unknown.find() ? fault.pointer() + "/" + unknown.group(1) : fault.pointer();
    }

    static String of(JsonSchemaValidator.Fault fault) {
        var message = fault.message()
                .replaceFirst("^arguments", "skill.yaml")
                .replace(
                        "does not match the regex pattern ^[a-z][a-z0-9_]{0,29}$",
                        "use lower-case letters, digits and _ only, starting with a letter, at most 30 characters")
                .replaceFirst("must be valid to one and only one schema.*", "must have exactly one of text, table, checklist, code and picture")
                .replaceFirst("does not have a value in the enumeration \\[(.*)]", "must be one of $1")
                .replaceFirst("must be the constant value '(.*)'", "must be $1");
        return UNKNOWN.matcher(message).find() && IN_A_SCHEMA.matcher(fault.pointer()).matches()
                ? message + "; it isn't a schema keyword that skills support, and text that contains a comma or a colon must be quoted"
                : message;
    }
}
