package dev.rushline.booking.choice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which seats go to whom, drawn as seat maps: see {@link Hall} for the letters. */
class ChoosingSeatsTest {

  @ParameterizedTest(name = "{0}: choosing {1} => {2}")
  @CsvSource({
    // hall             fan's choice       told
    // Nothing is left alone.
    "'.....',           'OO...',           'OO...'",
    "'.....',           'O....',           'O....'",
    "'.....',           '..O..',           '..O..'",
    "'.....',           'OOO..',           'OOO..'",
    "'.....',           'OOOOO',           'OOOOO'",
    "'...',             'O..',             'O..'",
    // One seat is left alone, and another choice leaves none.
    "'.....',           '.O...',           'ORPHAN_SEAT rather ..O..'",
    "'.....',           '...O.',           'ORPHAN_SEAT rather ..O..'",
    "'.....',           '.OOO.',           'ORPHAN_SEAT rather OOO..'",
    "'....',            '.OO.',            'ORPHAN_SEAT rather OO..'",
    "'...',             '.O.',             'ORPHAN_SEAT rather O..'",
    "'x.....x',         'x.O...x',         'ORPHAN_SEAT rather x..O..x'",
    "'x....x',          'x.OO.x',          'ORPHAN_SEAT rather xOO..x'",
    "'...x...',         '.O.x...',         'ORPHAN_SEAT rather ..Ox...'",
    // One seat is left alone, but no other choice would do better.
    "'.....',           'OOOO.',           'OOOO.'",
    "'....',            'OOO.',            'OOO.'",
    "'...',             'OO.',             'OO.'",
    "'..',              'O.',              'O.'",
    "'..',              '.O',              '.O'",
    // The better choice may be in another row of the section.
    "'.. / ...',        'O. / ...',        'ORPHAN_SEAT rather .. / O..'",
    "'.. / .x.',        'O. / .x.',        'ORPHAN_SEAT rather .. / Ox.'",
    "'.. / xxx',        'O. / xxx',        'O. / xxx'",
    "'... / ..',        'OO. / ..',        'ORPHAN_SEAT rather ... / OO'",
    // A seat that was alone before is not left alone by anybody.
    "'.x...',           '.xO..',           '.xO..'",
    "'.x...',           'Ox...',           'Ox...'",
    "'.x...',           '.x.O.',           'ORPHAN_SEAT rather .xO..'",
    "'...x...',         '..Ox...',         '..Ox...'",
    // Rows and blocks of one seat.
    "'. / .',           'O / .',           'O / .'",
    "'x.|.x',           'xO|.x',           'xO|.x'",
    // An aisle is an end like a wall.
    "'..|..',           'OO|..',           'OO|..'",
    "'..|...',          '.O|...',          'ORPHAN_SEAT rather ..|O..'",
    "'.|...',           '.|OO.',           '.|OO.'",
    "'..|..',           'O.|..',           'O.|..'",
    // Seats nobody can have are no neighbours: kept ones, wheelchair places, companion seats.
    "'h...',            'h.O.',            'ORPHAN_SEAT rather hO..'",
    "'h.h',             'hOh',             'hOh'",
    "'w...',            'w.O.',            'ORPHAN_SEAT rather wO..'",
    "'..w',             'O.w',             'O.w'",
    "'..c / ...',       'O.c / ...',       'ORPHAN_SEAT rather ..c / O..'",
    // A neighbour of another price is a neighbour; a better choice costs the same.
    "'.b',              'Ob',              'Ob'",
    "'.b / ..',         'Ob / ..',         'Ob / ..'",
    "'.b / ...',        'Ob / ...',        'ORPHAN_SEAT rather .b / O..'",
    "'.b / bbb',        'Ob / bbb',        'Ob / bbb'",
    "'..bb',            '.Obb',            'ORPHAN_SEAT rather O.bb'",
    "'..bb',            '..Ob',            'ORPHAN_SEAT rather ..bO'",
    // Friends who sit apart: each group for itself, the others in their places.
    "'......',          'OO.OO.',          'ORPHAN_SEAT rather OOOO..'",
    "'.......',         'OO.OO..',         'ORPHAN_SEAT rather ...OOOO'",
    "'..|..',           '.O|O.',           'ORPHAN_SEAT rather ..|OO'",
    "'.....',           'OO.OO',           'OO.OO'",
    // Printed numbers say nothing about neighbours.
    "'odd:.....',       '.O...',           'ORPHAN_SEAT rather ..O..'",
    "'odd:.....',       'OO...',           'OO...'",
    "'even:..|..',      'O.|..',           'O.|..'",
    "'even:...|..',     '.O.|..',          'ORPHAN_SEAT rather ..O|..'",
    "'mirrored:.....',  '...O.',           'ORPHAN_SEAT rather ..O..'",
    "'mirrored:.....',  '...OO',           '...OO'",
  })
  void nobody_leaves_a_single_seat_who_need_not(String hall, String choice, String told) {
    assertThat(Hall.of(Hall.rows(hall)).choose(0, Hall.rows(choice))).isEqualTo(told);
  }

  @ParameterizedTest(name = "{0}: choosing {1} => {1}")
  @CsvSource({
    // hall             fan's choice
    "'.....',           '.O...'",
    "'....',            '.OO.'",
    "'.. / ...',        'O. / ...'",
  })
  void anything_free_goes_where_the_organiser_does_not_mind(String hall, String choice) {
    assertThat(Hall.withoutOrphanRule(Hall.rows(hall)).choose(0, Hall.rows(choice)))
        .isEqualTo(choice);
  }

  @ParameterizedTest(name = "{0}: the best {1} => {2}")
  @CsvSource({
    // hall              n   told
    "'.....',            1,  '..O..'",
    "'.....',            2,  'OO...'",
    "'.....',            3,  'OOO..'",
    "'.....',            4,  'OOOO.'",
    "'.....',            5,  'OOOOO'",
    "'.....',            6,  'NOT_ENOUGH_SEATS'",
    "'..x..',            2,  'OOx..'",
    "'..x..',            3,  'SEATS_NOT_TOGETHER'",
    "'..|..',            3,  'SEATS_NOT_TOGETHER'",
    "'wc.',              1,  'wcO'",
    "'wc.',              2,  'NOT_ENOUGH_SEATS'",
    "'hh.',              2,  'NOT_ENOUGH_SEATS'",
    // A worse row that leaves no single seat beats a better one that does ...
    "'.... / ......',    3,  '.... / OOO...'",
    // ... unless there is none.
    "'.... / xxxx',      3,  'OOO. / xxxx'",
    // Otherwise the better row wins, however many are free in the other.
    "'xx..x / .....',    2,  'xxOOx / .....'",
    "'x.x / ...',        1,  'xOx / ...'",
  })
  void the_best_seats_side_by_side(String hall, int count, String told) {
    assertThat(Hall.of(Hall.rows(hall)).best(count)).isEqualTo(told);
  }

  @ParameterizedTest(name = "{0}: the best {1} of {2} => {3}")
  @CsvSource({
    // hall       n   categories  told
    "'..bb',      2,  'P2',       '..OO'",
    "'..bb',      1,  'P1',       'O.bb'",
    "'..bb',      3,  'P1',       'NOT_ENOUGH_SEATS'",
    "'.b.',       2,  'P1',       'SEATS_NOT_TOGETHER'",
    "'..bb',      3,  'P1 P2',    'OOOb'",
    "'bb / ..',   2,  'P1',       'bb / OO'",
    "'bb / ..',   2,  'P1 P2',    'OO / ..'",
  })
  void the_best_seats_at_a_price(String hall, int count, String categories, String told) {
    assertThat(Hall.of(Hall.rows(hall)).best(count, categories.split(" "))).isEqualTo(told);
  }

  @ParameterizedTest(name = "{0}: the best {1} in neighbouring rows => {2}")
  @CsvSource({
    // hall                    n    told
    "'...x / ...x',            3,   'OOOx / ...x'",
    "'..... / .....',          6,   'OOO.. / OOO..'",
    "'..... / .....',          10,  'OOOOO / OOOOO'",
    "'..... / .....',          11,  'NOT_ENOUGH_SEATS'",
    "'xx... / xx...',          5,   'xxOOO / xxOO.'",
    "'..x / ..x / ..x',        6,   'OOx / OOx / OOx'",
    // Nobody sits alone in a row, and no row is left out in between.
    "'...x / .xxx',            4,   'SEATS_NOT_TOGETHER'",
    "'..x.. / xxxxx / .....',  7,   'SEATS_NOT_TOGETHER'",
    // More than four rows are not together.
    "'.. / .. / .. / .. / ..', 10,  'SEATS_NOT_TOGETHER'",
    "'.. / .. / .. / .. / ..', 8,   'OO / OO / OO / OO / ..'",
    // Two people may have one seat each.
    "'.x / .x',                2,   'Ox / Ox'",
  })
  void a_group_too_large_for_a_row(String hall, int count, String told) {
    assertThat(Hall.of(Hall.rows(hall)).bestInNeighbouringRows(count)).isEqualTo(told);
  }

  @ParameterizedTest(name = "{0}: {1} people, {2} in wheelchairs => {3}")
  @CsvSource({
    // hall             n   wheelchairs  told
    "'..wc..',          1,  1,           '..Oc..'",
    "'..wc..',          2,  1,           '..OO..'",
    "'..wc..',          3,  1,           '.OOO..'",
    "'wc|wc',           2,  1,           'OO|wc'",
    "'WC|wc',           2,  1,           'WC|OO'",
    "'Wc|wc',           2,  1,           'Wc|OO'",
    "'wwcc',            4,  2,           'OOOO'",
    "'..... / wc...',   2,  1,           '..... / OO...'",
    "'wx',              2,  1,           'NOT_ENOUGH_SEATS'",
    "'w.w',             2,  2,           'NOT_ENOUGH_SEATS'",
    "'.....',           1,  1,           'NOT_ENOUGH_SEATS'",
    "'w.w',             2,  1,           'OOw'",
  })
  void people_in_wheelchairs_and_those_with_them(
      String hall, int count, int wheelchairs, String told) {
    assertThat(Hall.of(Hall.rows(hall)).bestWithWheelchairs(count, wheelchairs)).isEqualTo(told);
  }

  @ParameterizedTest(name = "{0}: {2} in wheelchairs choose {1} => {3}")
  @CsvSource({
    // hall     choice    wheelchairs  told
    "'wc..',    'Oc..',   1,           'Oc..'",
    "'wc..',    'OO..',   1,           'OO..'",
    "'wc..',    'OOO.',   1,           'OOO.'",
    "'wc..',    'wcOO',   1,           'wcOO'",
    "'wc..',    'Oc..',   0,           'ACCESSIBLE_SEAT !c..'",
    "'wc..',    'OO..',   0,           'ACCESSIBLE_SEAT !c..'",
    "'wc..',    'wO..',   0,           'ACCESSIBLE_SEAT w!..'",
    "'wc..',    'wO..',   1,           'ACCESSIBLE_SEAT w!..'",
    "'w|c',     'O|O',    1,           'ACCESSIBLE_SEAT w|!'",
    "'ww',      'OO',     1,           'ACCESSIBLE_SEAT w!'",
    "'ww',      'OO',     2,           'OO'",
    // The use of a seat is looked at before whether it is free.
    "'Wc',      'Oc',     0,           'ACCESSIBLE_SEAT !c'",
    "'Wc',      'Oc',     1,           'SEAT_TAKEN !c'",
  })
  void accessible_seats_are_sold_as_such(String hall, String choice, int wheelchairs, String told) {
    assertThat(Hall.of(Hall.rows(hall)).choose(wheelchairs, Hall.rows(choice))).isEqualTo(told);
  }
}
