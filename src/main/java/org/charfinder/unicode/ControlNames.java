package org.charfinder.unicode;

import java.util.List;

/**
 * What the controls are called. They have no Name property, but aliases and abbreviations in NameAliases.txt of the
 * Unicode Character Database, of which these are the first. Any thread may call.
 */
public final class ControlNames {

    private static final int LAST_OF_C0 = 0x1F;
    private static final int DELETE = 0x7F; // the controls from here to U+009F follow those of C0 in the list

    private static final List<String> NAMES = """
            NULL (NUL)
            START OF HEADING (SOH)
            START OF TEXT (STX)
            END OF TEXT (ETX)
            END OF TRANSMISSION (EOT)
            ENQUIRY (ENQ)
            ACKNOWLEDGE (ACK)
            ALERT (BEL)
            BACKSPACE (BS)
            CHARACTER TABULATION (HT)
            LINE FEED (LF)
            LINE TABULATION (VT)
            FORM FEED (FF)
            CARRIAGE RETURN (CR)
            SHIFT OUT (SO)
            SHIFT IN (SI)
            DATA LINK ESCAPE (DLE)
            DEVICE CONTROL ONE (DC1)
            DEVICE CONTROL TWO (DC2)
            DEVICE CONTROL THREE (DC3)
            DEVICE CONTROL FOUR (DC4)
            NEGATIVE ACKNOWLEDGE (NAK)
            SYNCHRONOUS IDLE (SYN)
            END OF TRANSMISSION BLOCK (ETB)
            CANCEL (CAN)
            END OF MEDIUM (EOM)
            SUBSTITUTE (SUB)
            ESCAPE (ESC)
            INFORMATION SEPARATOR FOUR (FS)
            INFORMATION SEPARATOR THREE (GS)
            INFORMATION SEPARATOR TWO (RS)
            INFORMATION SEPARATOR ONE (US)
            DELETE (DEL)
            PADDING CHARACTER (PAD)
            HIGH OCTET PRESET (HOP)
            BREAK PERMITTED HERE (BPH)
            NO BREAK HERE (NBH)
            INDEX (IND)
            NEXT LINE (NEL)
            START OF SELECTED AREA (SSA)
            END OF SELECTED AREA (ESA)
            CHARACTER TABULATION SET (HTS)
            CHARACTER TABULATION WITH JUSTIFICATION (HTJ)
            LINE TABULATION SET (VTS)
            PARTIAL LINE FORWARD (PLD)
            PARTIAL LINE BACKWARD (PLU)
            REVERSE LINE FEED (RI)
            SINGLE SHIFT TWO (SS2)
            SINGLE SHIFT THREE (SS3)
            DEVICE CONTROL STRING (DCS)
            PRIVATE USE ONE (PU1)
            PRIVATE USE TWO (PU2)
            SET TRANSMIT STATE (STS)
            CANCEL CHARACTER (CCH)
            MESSAGE WAITING (MW)
            START OF GUARDED AREA (SPA)
            END OF GUARDED AREA (EPA)
            START OF STRING (SOS)
            SINGLE GRAPHIC CHARACTER INTRODUCER (SGC)
            SINGLE CHARACTER INTRODUCER (SCI)
            CONTROL SEQUENCE INTRODUCER (CSI)
            STRING TERMINATOR (ST)
            OPERATING SYSTEM COMMAND (OSC)
            PRIVACY MESSAGE (PM)
            APPLICATION PROGRAM COMMAND (APC)
            """.lines().toList();

    private ControlNames() {}

    /**
     * The name of a control, with its abbreviation.
     *
     * @param control a code point of general category Cc
     * @return {@code LINE FEED (LF)}
     * @throws IndexOutOfBoundsException if the code point is no control
     */
    public static String of(int control) {
        return NAMES.get(control <= LAST_OF_C0 ? control : control - DELETE + LAST_OF_C0 + 1);
    }

    /**
     * The abbreviation of a control.
     *
     * @param control a code point of general category Cc
     * @return {@code LF}
     * @throws IndexOutOfBoundsException if the code point is no control
     */
    public static String abbreviationOf(int control) {
        String name = of(control);
        return name.substring(name.indexOf('(') + 1, name.length() - 1);
    }
}
