package org.charfinder.card;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import java.util.List;
import java.util.Locale;
import org.charfinder.unicode.Escapes;

/** How a character is typed by its code: in systems, then in editors. Controls and the like have no such fields. */
final class KeyFields {

    private KeyFields() {}

    static List<CardField> of(int codePoint) {
        return switch (UCharacter.getType(codePoint)) {
            case UCharacterCategory.CONTROL, UCharacterCategory.SURROGATE, UCharacterCategory.UNASSIGNED -> List.of();
            default -> {
                String hex = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
                String units = Escapes.utf16(UCharacter.toString(codePoint)).replace(" ", "");
                yield List.of(
                        CardField.text("Linux", "Ctrl+Shift+U " + hex + " Enter"),
                        CardField.text("macOS", "Option+" + units), // with the keyboard Unicode Hex Input
                        CardField.text("Windows", hex + " Alt+X"), // in Word and WordPad
                        CardField.text(
                                "Vim",
                                codePoint <= 0xFFFF
                                        ? "Ctrl+V u" + units
                                        : "Ctrl+V U" + "0".repeat(8 - hex.length()) + hex),
                        CardField.text("Emacs", "C-x 8 RET " + hex + " RET"));
            }
        };
    }
}
