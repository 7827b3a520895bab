"""The promises of the vault, each with the test that holds it, and how that test was tried.

The numbers are those of the design of security. A figure is what the thorough run reaches, which is
``sh packaging/dev.sh promises``; the same tests run smaller with all others. A test counts only
when it was seen failing: the last lines of each promise say what was made worse in the program.
The table is that of ``resources/promises.toml``, which the help of the program shows.

Not held by a test

  1  not collected yet
  2  not collected yet
  3  not collected yet
  4  not collected yet
  5  not collected yet
  6  not collected yet
  7  not collected yet
  8  not collected yet
  9  not collected yet
 10  not collected yet
 11  not collected yet
 12  not collected yet
 13  not collected yet
 14  not collected yet
 15  not collected yet
 16  not collected yet
 17  not collected yet
 18  not collected yet
 19  not collected yet
 20  not collected yet
 21  not collected yet
 22  not collected yet
 23  not collected yet
 24  not collected yet
 25  not collected yet
 26  not collected yet
 27  not collected yet
 28  not collected yet
 29  not collected yet
 30  not collected yet
 31  not collected yet
 32  not collected yet
 33  not collected yet
 34  not collected yet
 35  not collected yet
 36  not collected yet
 37  not collected yet
 38  not collected yet
 39  not collected yet
 40  not collected yet
 41  not collected yet
 42  not collected yet
 43  not collected yet
 44  not collected yet
 45  not collected yet
 46  not collected yet
 47  not collected yet
 48  not collected yet
 49  not collected yet
 50  not collected yet
 51  not collected yet
 52  not collected yet
 53  not collected yet
 54  not collected yet
 55  not collected yet
 56  not collected yet
 57  not collected yet
 58  not collected yet
 59  not collected yet
 60  not collected yet
 61  not collected yet
 62  not collected yet
"""
