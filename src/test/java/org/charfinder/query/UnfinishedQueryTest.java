package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnfinishedQueryTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            chess              ; chess            ; chess*         ; ``
            c                  ; c                ; -              ; ``
            ch                 ; ch               ; ch*            ; ``
            chess r            ; chess r          ; chess r*       ; chess
            chess ro           ; chess ro         ; chess ro*      ; chess
            `chess `           ; chess            ; -              ; ``
            chess-             ; chess-           ; -              ; ``
            chess -            ; chess            ; -              ; ``
            `chess - `         ; chess            ; -              ; ``
            chess --           ; chess            ; -              ; ``
            chess -wh          ; chess -wh        ; -              ; chess
            rook |             ; rook             ; -              ; ``
            `rook | `          ; rook             ; -              ; ``
            rook | kni         ; rook | kni       ; rook | kni*    ; rook
            rook | -           ; rook             ; -              ; ``
            |                  ; |                ; -              ; ``
            `"`                ; `"`              ; -              ; ``
            `"bl`              ; `"bl"`           ; `"bl*"`        ; ``
            `"black `          ; `"black"`        ; -              ; ``
            `"black hea`       ; `"black hea"`    ; `"black hea*"` ; ``
            `"black heart"`    ; `"black heart"`  ; -              ; ``
            `chess "`          ; chess            ; -              ; ``
            `chess "white k`   ; `chess "white k"`; `chess "white k*"` ; chess
            keyword:hea        ; keyword:hea      ; keyword:hea*   ; ``
            pie*               ; pie*             ; -              ; ``
            ♜                  ; ♜                ; -              ; ``
            """)
    void the_last_term_is_also_a_beginning(String typed, String exact, String begun, String before) {
        assertThat(UnfinishedQuery.of(typed)).isEqualTo(new UnfinishedQuery(exact, begun, before, null, "", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            block:             ; ``    ; block  ; `` ; ``
            block:di           ; ``    ; block  ; `` ; di
            cat Block:di       ; cat   ; block  ; `` ; di
            cat -block:di      ; cat   ; block  ; - ; di
            rook | block:di    ; rook  ; block  ; `` ; di
            `block:"misc `     ; ``    ; block  ; `` ; `misc `
            age:<=1            ; ``    ; age    ; `` ; <=1
            """)
    void a_filter_at_the_end_is_unfinished(String typed, String before, String field, String sign, String value) {
        UnfinishedQuery query = UnfinishedQuery.of(typed);
        assertThat(query.before()).isEqualTo(before);
        assertThat(query.field()).isEqualTo(field);
        assertThat(query.sign()).isEqualTo(sign);
        assertThat(query.value().strip()).isEqualTo(value.strip());
    }
}
