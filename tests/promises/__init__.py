"""The promises of the vault, each with the test that holds it, and how that test was tried.

The numbers are those of the design of security. A figure is what the thorough run reaches, which is
``sh packaging/dev.sh promises``; the same tests run smaller with all others. A test counts only
when it was seen failing: the last lines of each promise say what was made worse in the program.
The table is that of ``resources/promises.toml``, which the help of the program shows.

What is saved stays saved
=========================
  1  A program that is killed at any moment loses no save that it had shown as saved, and leaves
       none half.
     test_durability.py::test_01_a_kill_at_any_moment_loses_no_save_and_leaves_none_half
     reached: 200 kills and more: 0 saves lost, 0 half
     seen failing: each statement kept on its own, without a transaction
  2  A power cut at any moment loses nothing that was acknowledged: no save, no passphrase, no
       backup.
     test_durability.py::test_02_a_power_cut_loses_nothing_that_was_acknowledged
     test_durability.py::test_02a_the_same_cuts_show_that_a_weaker_journal_loses_saves
     reached: 1500 cuts with torn sectors and lost names: 0 lost, 0 half; the same 1000 cuts lose
       more than 100 saves in mode DELETE/FULL and more than 500 in mode WAL/NORMAL
     seen failing: journal DELETE with FULL and without the exclusive lock; key file without
       fsync; key file and backup named without fsync of their folder
  3  A full disk is said in a sentence, and takes nothing that was there.
     test_disks.py::test_03_a_full_disk_is_said_and_takes_nothing_that_was_there
     reached: 9 kinds of work on a full 4 MB disk, 20 times each: 0 rows lost
     seen failing: the disk's errors not put into words
  4  On a full disk one can still delete.
     test_disks.py::test_04_on_a_full_disk_one_can_still_delete
     reached: 30 of 30 deletions on a full 4 MB disk
     seen failing: no room set aside
  5  A limit on the size of files is said in a sentence, and takes nothing that was there.
     test_disks.py::test_05_a_limit_on_the_size_of_files_is_said_and_takes_nothing_that_was_there
     reached: 9 kinds of work at 50 sizes: 0 rows lost, 0 half files
     seen failing: the disk's errors not put into words
  6  Whichever write or wait for the disk fails, it is said, and what was saved is there.
     test_disks.py::test_06_whichever_write_fails_it_is_said_and_what_was_saved_is_there
     reached: each of the first 200 writes and waits of 8 kinds of work made to fail: 0 rows lost,
       next start clean
     seen failing: a failed commit swallowed; files written in place; the disk's errors not put
       into words
  7  What is typed when the vault goes away is kept, encrypted, and comes back with the vault.
     test_disks.py::test_07_what_is_typed_when_the_vault_goes_away_is_back_with_the_vault
     reached: 5 ways: folder removed, file replaced, file overwritten, stick pulled out, disk full
     seen failing: nothing kept outside the vault; a replaced vault not noticed
  8  Every save waits for the disk, and the database runs in the one mode that survives.
     test_durability.py::test_08_the_database_is_in_the_modes_that_survive
     test_durability.py::test_08a_every_save_waits_three_times_for_the_disk
     test_durability.py::test_08b_after_a_save_nothing_waits_in_the_journal
     reached: 3 waits for the disk a save or more, 0 bytes left in the journal
     seen failing: journal DELETE with FULL; synchronous NORMAL
  9  Whoever ends the program, the terminal, the session or the computer: what was typed is there
       at the next start.
     test_lock.py::test_09_a_program_that_is_told_to_end_loses_no_keystroke
     test_lock.py::test_09_a_computer_that_shuts_down_loses_no_keystroke
     test_lock.py::test_09_a_session_of_the_desktop_that_ends_loses_no_keystroke
     reached: 5 ways to end, each in the middle of a sentence: 0 keystrokes lost
     seen failing: signals not listened to; shutdown not listened to; nothing saved when the
       application quits
 10  Too little memory is said in a sentence, and takes nothing that was there.
     test_disks.py::test_10_too_little_memory_is_said_and_takes_nothing_that_was_there
     test_disks.py::test_10a_without_memory_for_a_passphrase_there_is_no_other_passphrase_and_no_vault
     reached: 9 kinds of work at 12 sizes of memory: 0 rows lost, the old passphrase opens
     seen failing: the old key file removed before the new one is made

What was changed from outside is noticed
========================================
 11  A single changed bit in any file of the vault is reported and never shown as data.
     test_tampering.py::test_11a_no_flipped_bit_is_shown_as_data
     test_tampering.py::test_11b_after_a_clean_lock_a_flipped_bit_is_noticed_before_anything_opens
     test_tampering.py::test_11c_no_flipped_bit_in_the_key_file_lets_a_passphrase_through
     test_tampering.py::test_11d_no_flipped_bit_in_what_is_remembered_gives_a_vault_a_clean_bill
     reached: 500 of 500 bits of the database found by the check, and 500 of 500 at the opening
       itself; 500 of the key file, 125 of what the computer remembers
     seen failing: 11a without cipher_integrity_check; 11b when an unsealed database of the same
       session counts as the same; 11c without comparing the HMAC of the key file; 11d without
       comparing that of the anchor
 12  A vault that was cut off, lengthened or replaced by something else is refused in the right
       words, and nothing is written or created.
     test_tampering.py::test_12a_a_database_of_another_length_is_refused
     test_tampering.py::test_12b_a_computer_that_never_saw_it_refuses_half_a_database_too
     test_tampering.py::test_12c_an_empty_database_is_not_an_empty_vault
     test_tampering.py::test_12d_what_is_no_plain_encrypted_file_is_no_vault
     test_tampering.py::test_12e_an_encrypted_database_of_another_program_is_no_vault
     test_tampering.py::test_12f_a_log_that_is_not_ours_is_refused_before_it_is_folded_in
     test_tampering.py::test_12g_a_journal_that_names_another_file_is_refused
     test_tampering.py::test_12h_a_key_file_that_is_no_plain_file_is_damaged_and_not_waited_for
     test_tampering.py::test_12i_a_lock_file_that_leads_elsewhere_is_not_followed
     test_tampering.py::test_12j_a_vault_copied_whole_opens_elsewhere_with_all_it_holds
     reached: 114 lengths and 7 kinds of planted files, all refused, no byte changed
     seen failing: 12a as 11b; 12b without the look through a vault never seen; 12c when an empty
       file passes; 12d when links are followed and plain databases pass; 12e without the
       application id; 12f and 12g when other journals pass; 12h when a key file may be a pipe;
       12i without O_NOFOLLOW
 13  A vault that was put back as it was earlier is told from the present one, nothing is written
       before somebody chose, and a killed session raises no false alarm.
     test_rollback.py::test_13_an_earlier_database_that_was_put_back_is_older_than_seen_here
     test_rollback.py::test_13a_nothing_is_written_before_somebody_chose
     test_rollback.py::test_13b_read_only_shows_all_and_changes_neither_the_vault_nor_what_is_remembered
     test_rollback.py::test_13c_accepting_is_noted_in_the_vault_and_not_asked_again
     test_rollback.py::test_13d_a_database_of_the_middle_of_the_last_session_is_noticed
     test_rollback.py::test_13e_after_a_kill_the_vault_goes_on_but_an_earlier_one_does_not
     test_rollback.py::test_13f_a_vault_left_in_the_middle_is_read_whole_before_it_goes_on
     test_rollback.py::test_13g_an_old_journal_beside_the_vault_does_not_bring_old_pages_back_unseen
     test_rollback.py::test_13h_an_older_key_file_that_was_put_back_is_told
     test_rollback.py::test_13i_the_command_line_warns_goes_on_and_forgets_nothing
     test_rollback.py::test_13j_a_command_that_wrote_all_the_same_leaves_the_doubt
     test_rollback.py::test_13k_what_was_put_back_while_the_passphrase_was_checked_is_noticed_too
     test_rollback.py::test_13l_the_database_is_hashed_once_for_an_unlock
     test_rollback.py::test_13m_a_kill_at_any_moment_raises_no_doubt
     test_rollback.py::test_13n_a_kill_while_the_vault_is_brought_up_to_date_raises_no_doubt
     reached: 1, 4 and 205 sessions back: 3 of 3 told; over 60 kills of a session and over 15 of
       an upgrade: 0 false alarms
     seen failing: older taken for written elsewhere; doubt stops nothing; the seal not compared;
       the file hashed before SQLite undid an old journal; a hash made ahead believed without a
       look; a session not remembered once it wrote; pages of a broken-off session not read; older
       key files not judged, or forgotten by this computer; read-only that writes; accepting not
       noted; a warned command that lowers what is remembered; no warning; vp check that ends with
       0
 14  Old pages mixed into a newer database are noticed at the next opening, though each page is
       authentic.
     test_rollback.py::test_14_old_pages_in_a_newer_database_are_noticed
     reached: 600 of 600 mixes noticed; SQLCipher alone noticed 0 of 600
     seen failing: the seal not compared; the seal without the hash of the file
 15  When what this computer remembers of a vault is gone, altered or another's, the vault opens
       with «cannot be established», never with a false «in order».
     test_rollback.py::test_15_a_changed_anchor_is_no_proof_of_anything
     test_rollback.py::test_15a_without_a_true_anchor_it_says_that_it_cannot_tell
     test_rollback.py::test_15b_a_new_vault_is_known_from_the_start
     test_rollback.py::test_15c_the_memory_holds_no_word_of_the_vault_and_is_for_us_alone
     test_rollback.py::test_15d_saving_twice_costs_no_more_than_saving_did
     reached: every byte of the anchor flipped and 6 other ways: 0 times «in order»
     seen failing: authentication of the anchor left out; no anchor taken for the same; a new
       vault not remembered; the kept copy readable by others; a line of ancestry at every save
 16  A changed key file is told apart from a wrong passphrase and from a damaged vault, and its
       costs are refused before they are paid.
     test_keys.py::test_16a_each_byte_of_the_key_file_that_is_flipped_is_noticed_as_just_that
     test_keys.py::test_16b_a_wrong_passphrase_a_damaged_key_file_and_a_foreign_one_are_told_apart
     test_keys.py::test_16c_a_slot_of_another_vault_put_into_the_key_file_opens_nothing
     test_keys.py::test_16d_costs_beyond_the_bounds_are_refused_before_memory_is_taken
     reached: all 8 bits of each of 468 bytes; 12 hostile files, less than 50 MB taken
     seen failing: no checksum over vault.keys; a foreign key file called damage; no HMAC over
       vault.keys; no upper bound on memory; the size of the file not looked at before it is read
 17  Without the key file the vault still opens: by the program's own copy, by a backup, and by
       the recovery sheet.
     test_keys.py::test_17a_without_the_key_file_the_programs_own_copy_opens_the_vault
     test_keys.py::test_17b_without_the_key_file_a_backup_opens_the_vault
     test_keys.py::test_17c_without_the_key_file_the_sheet_opens_the_vault_and_gives_a_new_passphrase
     reached: 3 of 3 ways
     seen failing: no copy looked for; no backup looked for; the sheet made to need the key file
 18  Every single wrong sign of the recovery sheet, every swap of two neighbours and every lost
       sign is caught before it is tried.
     test_sheet.py::test_18a_every_single_wrong_sign_of_the_sheet_is_caught
     test_sheet.py::test_18b_every_swap_of_two_neighbours_is_caught
     test_sheet.py::test_18c_a_lost_sign_or_one_too_many_is_caught
     reached: 69,440 wrong signs and more than 50,000 swaps, all caught
     seen failing: the check made a power of two, made 31, and the length of the code not looked
       at
 19  The recovery sheet opens the bare database with software of others, by the steps that the
       help prints.
     test_sheet.py::test_19_what_is_printed_on_the_sheet_opens_the_bare_database_with_other_software
     reached: every row of every table, in both languages
     seen failing: another purpose for the key of the database than the one printed
 66  A vault that is in doubt is not opened before somebody chose, and opening it to read changes
       no byte, neither of the vault nor of what the computer remembers.
     tests/ui/shell/test_doubt.py::test_an_older_vault_does_not_open_by_itself
     tests/ui/shell/test_doubt.py::test_reading_comes_first_and_changes_nothing
     tests/ui/shell/test_doubt.py::test_accepting_asks_once_more_and_then_opens_to_write
     tests/ui/shell/test_doubt.py::test_a_revived_passphrase_is_not_taken_silently
     reached: 4 kinds of doubt: 0 opened by themselves, 0 bytes changed
     seen failing: the doubt accepted without a question; reading opened to write; accepting
       without the second question; the bin emptied while only reading
 67  Where a vault went two ways the window offers both versions: the chosen one goes on, the
       other becomes a vault of its own, and nothing is merged or lost.
     tests/ui/shell/test_versions.py::test_the_version_kept_here_goes_on_and_the_other_lies_beside_it
     tests/ui/shell/test_versions.py::test_the_page_of_safety_leads_to_a_copy_that_a_program_set_apart
     reached: 2 ways apart, 0 records lost
     seen failing: the chosen version set apart instead of put in the place of the other; the
       other not put on the list of vaults
 68  The page «Safety» ages by itself, tells damage at once, and never calls fine what it cannot
       read.
     tests/services/test_safety.py::test_a_backup_ages_by_itself
     tests/services/test_safety.py::test_damage_is_told_and_never_noted_as_a_check
     tests/vault/test_computer.py::test_what_the_kernel_does_not_tell_is_called_unreadable
     tests/vault/test_computer.py::test_a_disk_that_is_only_checked_for_changes_is_not_encrypted
     reached: 46 sentences, each in 2 languages; 1 flipped bit told
     seen failing: the backup's age counted from a fixed day; damage noted as a check; what cannot
       be read called encrypted; a disk that only checks its blocks called encrypted; a check that
       stops after its first step

One vault, one program at a time
================================
 20  One vault is open in one program at a time: a second program, another user or a foreign tool
       is refused, and the first goes on unharmed.
     test_concurrency.py::test_20a_a_second_program_is_refused
     test_concurrency.py::test_20b_a_second_opening_in_the_same_program_is_refused
     test_concurrency.py::test_20c_a_program_without_our_lock_file_is_refused_by_the_database
     test_concurrency.py::test_20d_a_database_that_another_program_holds_is_in_use
     test_concurrency.py::test_20h_a_second_user_is_refused
     test_concurrency.py::test_20i_of_eight_that_come_at_once_one_gets_in
     test_concurrency.py::test_20e_trying_the_sheet_does_not_disturb_an_open_vault
     test_concurrency.py::test_20f_after_closing_the_next_may_come
     test_concurrency.py::test_20g_an_opening_that_fails_leaves_the_vault_free
     reached: 200 times eight programs at once: one got in, seven were refused
     seen failing: 20b, e, f without the lock on vault.lock; 20c without the exclusive mode of the
       database; 20a, h, i without both, for each alone still refuses; 20g when a failed opening
       keeps the lock
 21  A lock file that a killed program, another computer or a restart left behind never asks
       anything.
     test_concurrency.py::test_21a_the_lock_file_of_a_killed_program_asks_nothing
     test_concurrency.py::test_21b_whatever_a_left_lock_file_says_nobody_is_asked
     reached: 5 kinds of left lock files, all opened
     seen failing: 21a and b when the lock file must not exist yet; 21b when one that holds
       something counts as held
 22  What a synchronising program does to an open vault is noticed before the next commit: nothing
       of two versions is mixed, and what was saved before it was replaced is offered.
     test_two_machines.py::test_22_what_synchronising_does_meanwhile_is_noticed_before_the_next_commit
     test_two_machines.py::test_22a_what_was_saved_before_it_was_replaced_is_offered
     reached: 4 ways at 2 moments: 8 of 8 noticed, file byte for byte as it arrived
     seen failing: the watch over the open file looks away; the replaced version not saved at the
       lock
 23  Two copies that were written in apart are noticed, both are offered as whole vaults, and none
       is lost, whatever is chosen and whenever it is broken off.
     test_two_machines.py::test_23_the_file_of_the_other_computer_over_ours_is_a_fork
     test_two_machines.py::test_23a_both_stay_whole_vaults_whatever_is_chosen
     test_two_machines.py::test_23b_a_copy_that_was_set_apart_is_found_whatever_it_is_called
     test_two_machines.py::test_23c_a_copy_may_become_the_vault_and_nothing_is_gone
     test_two_machines.py::test_23d_what_another_computer_added_in_turn_is_no_fork
     test_two_machines.py::test_23e_accepting_one_side_of_a_fork_keeps_the_other
     test_two_machines.py::test_23f_a_damaged_version_is_shown_and_left_alone
     test_two_machines.py::test_23g_other_databases_in_the_folder_are_none_of_our_business
     test_two_machines.py::test_23h_while_the_vault_is_open_no_version_takes_its_place
     test_two_machines.py::test_23i_only_a_vault_that_something_synchronises_is_copied_at_every_lock
     test_two_machines.py::test_23j_a_choice_killed_at_any_step_leaves_a_whole_vault_and_loses_none
     test_two_machines.py::test_23k_an_older_vault_is_brought_up_to_date_only_after_the_judgement
     test_two_machines.py::test_23l_a_line_of_ancestry_that_is_not_ours_is_damage
     reached: 9 kinds of names of 6 synchronising programs found; a choice killed before each of
       its steps: 0 records lost
     seen failing: sessions told apart by number alone; a fork taken for written elsewhere; copies
       known by one kind of name; no copy kept at the lock, or of every vault; accepting writes
       over the kept copy; the former vault not kept, or made after the swap; an older vault
       brought up to date before the judgement; versions shown that the present one goes on from
 24  The program never opens the database beside its own connection, which would let a second
       program in.
     test_concurrency.py::test_24a_who_opens_a_connected_database_fails_the_suite
     test_concurrency.py::test_24b_it_would_let_a_second_program_in_and_without_it_none_comes
     test_concurrency.py::test_24c_a_whole_session_opens_no_connected_database
     reached: every open of every test is looked at; the danger itself is shown
     seen failing: 24c when the watch on the file opens it to look

Locked is locked
================
 25  After a lock no passphrase, no key, no name and no text is left in the memory of the program:
       the process that saw them is gone.
     test_memory.py::test_25_after_a_lock_no_secret_is_in_the_memory_of_any_process
     reached: 6 secrets, also in UTF-16 and keys in hexadecimal: 0 copies after the lock
     seen failing: the unlock card shown in the same process instead of a new one
 26  Unlocking and locking again and again leaves nothing behind and makes nothing grow.
     test_memory.py::test_26_round_after_round_nothing_stays_and_nothing_grows
     reached: 20 rounds, locked in 6 ways: 0 copies of 6 secrets; memory within 25 % and files
       within 1 of the first round
     seen failing: the unlock card shown in the same process instead of a new one
 27  No other program of the same user may read the memory of the program, and a crash leaves no
       copy of it on the disk.
     test_memory.py::test_27_another_program_of_the_same_user_may_not_read_the_memory
     test_memory.py::test_27_a_crash_leaves_no_core_file
     reached: 2 of 2 ways to read denied; 0 core files after a crash
     seen failing: the process left dumpable; the limit on core files left as it was
 28  When the computer sleeps, is locked, shows its screen saver or goes to another user, the
       vault is locked, and sleep waits for that alone.
     test_lock.py::test_28_what_the_desktop_tells_locks_and_sleep_waits_for_it_alone
     test_lock.py::test_28_what_tells_that_somebody_is_there_locks_nothing
     test_lock.py::test_28_a_delay_refused_while_sleep_is_on_its_way_is_asked_for_again
     test_lock.py::test_28_the_program_says_for_what_it_locks_here
     test_lock.py::test_28_the_messages_of_windows_mean_what_its_documentation_says
     test_lock.py::test_28_every_notification_of_macos_has_a_meaning
     reached: 7 signals of the desktop: 7 locked, what was typed kept, 0 holds on sleep left; 4
       harmless signals: 0 locked
     seen failing: each signal left unheard; the delay of sleep not given back or not asked again;
       another's session taken for ours; signals claimed where there is no bus
 29  A lock asks nothing and wins from everything: from an unlock that is running, from an open
       dialog, from half a form. After unlocking you are back where you were, with every word.
     test_lock.py::test_29_a_lock_during_an_unlock_stays_locked
     test_lock.py::test_29_a_lock_before_an_unlock_clears_what_was_typed_of_the_passphrase
     test_lock.py::test_29_a_card_over_a_vault_that_was_open_is_locked_too
     test_lock.py::test_29_a_key_that_comes_too_late_is_wiped
     test_lock.py::test_29_three_dirty_editors_and_an_open_dialog_come_back_after_a_lock
     test_lock.py::test_29_a_form_half_filled_in_comes_back_after_a_lock
     reached: 3 editors and 2 dialogs over each other, and 5 kinds of forms: all back; an unlock
       on its way: stays locked
     seen failing: the unlock not called off; the typed passphrase left; the late key not wiped;
       the place not kept; drafts not saved; a card over a closed vault left standing
 30  A clock that jumps, a computer that slept or a program that stood still locks the vault as
       soon as it goes on, and the first key after it is no sign of life.
     test_lock.py::test_30_a_jump_of_the_clocks_locks
     test_lock.py::test_30_a_program_that_stood_still_is_locked_when_it_goes_on
     test_lock.py::test_30_the_first_key_after_too_long_is_no_sign_of_life
     test_lock.py::test_30_no_setting_keeps_a_vault_open_for_ever
     test_lock.py::test_30_another_setting_that_changes_is_no_sign_of_life
     reached: 4 kinds of jumps noticed of 4; 20 ordinary looks: 0 false alarms
     seen failing: the clocks not compared; the wall clock trusted; standing still not seen; the
       first key taken for life; the minutes not bounded
 31  A change of the passphrase that is broken off leaves exactly one passphrase that opens the
       vault.
     test_keys.py::test_31_killed_before_each_system_call_of_a_change_exactly_one_passphrase_opens
     reached: killed before each of 25 system calls, 25 of 25
     seen failing: the key file written in place instead of beside it
 32  A passphrase is the same on every keyboard: accents in either form, dead keys, blanks, emoji,
       a thousand signs.
     test_keys.py::test_32a_a_passphrase_is_the_same_on_every_keyboard
     test_keys.py::test_32b_a_letter_made_with_a_dead_key_is_the_letter
     test_keys.py::test_32c_every_sign_of_a_long_passphrase_counts
     reached: 5 kinds in 2 forms, up to 1,024 signs
     seen failing: no normalisation; blanks stripped; cut off after 72 signs
 33  A keyring that is missing, locked, emptied or hostile costs one passphrase and nothing more;
       a PIN is off until chosen and is refused after 5 wrong tries, a restart, sleep or 7 days.
     test_device.py::test_33a_no_vault_opens_with_a_pin_before_that_was_asked_for
     test_device.py::test_33b_the_pin_and_the_keyring_together_open_the_vault
     test_device.py::test_33c_without_a_bus_the_passphrase_is_asked
     test_device.py::test_33d_with_a_locked_keyring_the_passphrase_is_asked_and_the_pin_is_kept
     test_device.py::test_33e_with_an_emptied_keyring_the_passphrase_is_asked_from_then_on
     test_device.py::test_33f_a_hostile_keyring_of_the_environment_or_the_settings_is_never_imported
     test_device.py::test_33g_neither_the_file_nor_the_keyring_opens_the_vault_without_the_other
     test_device.py::test_33h_five_wrong_pins_and_this_computer_forgets_it
     test_device.py::test_33i_a_right_pin_gives_the_tries_back_and_a_killed_try_is_counted
     test_device.py::test_33j_after_seven_days_or_a_clock_that_was_set_back_the_passphrase_is_asked
     test_device.py::test_33k_after_the_computer_started_anew_or_slept_the_passphrase_is_asked
     test_device.py::test_33l_a_file_altered_to_last_longer_opens_nothing
     test_device.py::test_33m_a_damaged_file_asks_for_the_passphrase
     test_device.py::test_33n_a_pin_of_one_vault_opens_no_other
     test_device.py::test_33o_it_is_forgotten_when_told_also_without_a_keyring
     reached: against a Secret Service on a bus of its own; 4 kinds of trouble, 2 hostile
       settings, 0 modules taken in
     seen failing: the keyring asked for by the library's own choice; properties taken from the
       environment; a locked keyring asked to open; its errors let fly; the PIN alone wrapping the
       key; tries not counted; no end to how long it lasts; start and sleep not looked at; no MAC
       over the file; deep nesting in it not expected; the file left behind when forgotten
 34  No vault is made or opened with cryptography that gives other answers than the standards
       print.
     test_keys.py::test_34a_the_answers_that_the_standards_print_come_out
     test_keys.py::test_34b_with_cryptography_that_answers_wrongly_no_vault_is_made_or_opened
     reached: 3 of 3 standards; 4 bad builds refused
     seen failing: no test at the unlock; the answer of Argon2id not compared
 60  What is copied from the vault asks clipboard histories to forget it, goes after half a
       minute, and is gone at the lock, also when it was copied with the keys.
     test_clipboard.py::test_60_told_text_asks_the_histories_of_three_desktops_to_forget
     test_clipboard.py::test_60_told_text_goes_after_half_a_minute
     test_clipboard.py::test_60_what_somebody_else_copied_meanwhile_stays
     test_clipboard.py::test_60_nothing_of_it_is_kept_after_clearing
     test_clipboard.py::test_60_there_is_one_keeper
     test_clipboard.py::test_60_the_lock_empties_it
     test_clipboard.py::test_60_on_a_real_display_another_program_sees_the_hint_and_after_the_lock_nothing
     reached: 3 hints; 30 seconds; another program on the same display sees 0 words after the lock
     seen failing: hints left out; what is copied with the keys not marked or not cleared; the
       lock leaves it; the timer not started
 63  A guess at the passphrase costs at least 256 MB of memory and three passes over it; a vault
       that asks less is made dearer at the next unlock.
     test_keys.py::test_16e_a_guess_at_the_passphrase_of_a_new_vault_costs_a_quarter_of_a_gigabyte
     test_keys.py::test_16f_a_passphrase_that_is_guessed_too_cheaply_is_made_dearer_at_the_next_unlock
     test_keys.py::test_16g_where_the_disk_takes_no_dearer_passphrase_the_vault_opens_all_the_same
     reached: 256 MB and 3 passes
     seen failing: new vaults made at the lowest cost; costs never raised; a disk that refuses the
       dearer file keeps the vault shut
 64  When somebody knows the passphrase or the sheet, the vault gets new keys: nothing old opens
       it, no row is lost, and broken off at any moment it is whole under the old keys or the new.
     test_renewal.py::test_31b_with_new_keys_nothing_that_opened_the_vault_before_opens_it
     test_renewal.py::test_31c_with_new_keys_every_row_is_what_it_was
     test_renewal.py::test_31d_with_new_keys_no_page_of_the_vault_is_still_under_the_old
     test_renewal.py::test_31e_killed_before_any_system_call_of_a_renewal_one_set_of_keys_opens_a_whole_vault
     test_renewal.py::test_31f_a_vault_with_new_keys_is_known_here_and_the_old_one_put_back_is_not
     test_renewal.py::test_31g_a_backup_from_before_opens_by_its_own_keys_and_by_no_new_ones
     test_renewal.py::test_31h_a_vault_that_is_open_or_damaged_keeps_its_keys
     test_renewal.py::test_31i_on_a_disk_that_is_too_small_the_vault_keeps_its_keys
     reached: killed 93 times, of which 50 around the one step that decides, and 50 sizes of disk;
       0 lost
     seen failing: the old master key kept; rows left out of the copy; the old database left
       beside the new; the key file put in place before the database, and not at all; the old
       vault not remembered as outlived; the lock not taken
 65  A vault that nobody touches for 5 minutes is locked, after a minute's warning; from 1 to 30
       minutes can be chosen, never «never».
     tests/ui/shell/test_session.py::test_who_stays_away_is_locked_out_without_a_question
     tests/ui/shell/test_session.py::test_who_is_away_is_warned_and_can_come_back
     reached: 6 settings, of which 4 odd ones: always between 1 and 30 minutes
     seen failing: the minutes not bounded

A backup counts when it was restored
====================================
 35  Any flipped bit, missing end or other file in the place of a backup is found without a key.
     test_backup_files.py::test_35a_each_of_500_flipped_bits_is_found_without_a_key
     test_backup_files.py::test_35b_each_of_100_truncations_and_every_other_file_is_found_without_a_key
     reached: 500 of 500 flips, 103 of 103 truncations and additions, 5 of 5 other files
     seen failing: checksum read and not compared
 36  Somebody who changes a backup and repairs its checksum is refused by the seal, before
       anything of it is used.
     test_backup_files.py::test_36a_a_changed_header_with_a_repaired_checksum_is_refused
     test_backup_files.py::test_36b_a_spliced_payload_with_a_repaired_checksum_is_refused
     reached: 5 header fields and 6 splices, 11 of 11 refused
     seen failing: seal computed and not compared
 37  A backup that is killed at any moment leaves every earlier one as it was and no half file
       under a good name; the next start goes on with it.
     test_backup_kills.py::test_37a_a_backup_killed_at_any_moment_leaves_only_whole_files
     test_backup_kills.py::test_37b_a_killed_backup_is_gone_on_with_and_ends_whole
     reached: 100 kills, and 50 of backups that are gone on with: 0 half files, 0 lost
     seen failing: written under its final name from the start; a file that had its name when the
       program died is not taken up
 38  A backup, and the passphrase or the sheet, give back every row and every word on a computer
       that has nothing else.
     test_backup_files.py::test_38_a_restore_on_a_fresh_computer_gives_every_row_and_every_word
     reached: by passphrase and by sheet: every table equal by hash, every word of every note
       found
     seen failing: one note dropped at restore; the index of words emptied at restore
 39  A restore never touches what is there, and a restore that is killed leaves a whole new vault
       or none.
     test_backup_kills.py::test_39a_a_restore_killed_at_any_moment_leaves_a_whole_vault_or_none
     test_backup_kills.py::test_39b_a_restore_never_touches_what_is_there
     reached: 50 kills, 5 full disks, 2 taken names: live vault byte for byte the same
     seen failing: restored under its final name; the name not looked at
 40  A place that vanishes, is full, read-only, slow or of another kind is shown as it is, and no
       good backup suffers from it.
     test_backup_care.py::test_40a_a_stick_that_vanishes_in_the_middle_is_gone_on_with_when_it_is_back
     test_backup_care.py::test_40b_what_is_half_there_is_believed_only_as_far_as_it_is_right
     test_backup_care.py::test_40c_an_empty_mount_point_is_not_taken_for_the_stick
     test_backup_care.py::test_40d_a_place_that_may_not_be_written_is_said_and_shown
     test_backup_care.py::test_40e_a_full_place_is_said_and_shown_and_keeps_what_it_had
     test_backup_care.py::test_40f_a_share_that_cannot_make_a_name_safe_still_takes_a_backup
     test_backup_care.py::test_40g_a_name_that_fat_does_not_take_and_a_disk_that_knows_no_capitals
     test_backup_care.py::test_40h_a_slow_place_holds_up_nobody_and_stops_when_told
     reached: 8 kinds of place
     seen failing: nothing kept when the stick goes; half a file believed by its length; a mount
       point taken for its stick; failures not remembered; a folder that must be synced; names
       written as they are; the vault held while a file is written
 41  Rotation counts proven backups, so no clock, no failing place and no damage brings them below
       two.
     test_backup_care.py::test_41a_no_clock_no_failure_and_no_damage_brings_the_proven_copies_below_two
     test_backup_care.py::test_41b_a_damaged_backup_is_not_counted_among_those_that_are_kept
     reached: 2 times 400 days, jumps of two years: never below 2, never above 25
     seen failing: removed by date alone; damaged ones counted
 42  A vault that fails its own checks, or has shrunk by a fifth, takes no good backup's place
       until its user says so.
     test_backup_care.py::test_42a_a_vault_that_fails_its_own_checks_takes_no_good_copys_place
     test_backup_care.py::test_42b_a_vault_that_shrank_by_a_fifth_is_backed_up_only_when_asked_for
     reached: 3 kinds of error refused and shown in red; shrink of 28 % asked about
     seen failing: checks of the copy left out; the size not looked at
 43  The status turns amber after 7 days and red after 14 by itself, a backup that went bad makes
       nobody content, and every three months somebody must show that one opens.
     test_backup_care.py::test_43a_the_status_turns_amber_and_red_without_any_event
     test_backup_care.py::test_43b_a_backup_that_is_no_longer_good_makes_nobody_content
     test_backup_care.py::test_43c_a_good_backup_is_made_at_once_where_the_newest_is_not
     test_backup_care.py::test_43d_a_backup_that_was_not_replaced_is_proven_again_every_week
     test_backup_care.py::test_43e_every_three_months_somebody_must_show_that_a_backup_opens
     reached: 6 ages, 3 ways to go bad, proven again on days 7 and 14
     seen failing: never late; findings of the checks not believed; not proven again for 70 days;
       no trial asked for in a year
 44  Every backup that was ever released restores with the newest program; one of a newer program
       is refused kindly.
     test_backup_formats.py::test_44a_every_backup_that_was_ever_released_restores_with_all_it_held
     test_backup_formats.py::test_44b_the_sheet_of_its_time_restores_it
     test_backup_files.py::test_44c_a_backup_of_a_newer_program_is_refused_kindly
     reached: 1 of 1 released formats, by passphrase and by sheet
     seen failing: another form of the hash of a table; the version not looked at
 45  With the new passphrase on an old backup one reads of which day the passphrase must be;
       damage is never called a wrong passphrase.
     test_backup_files.py::test_45a_the_new_passphrase_on_an_old_backup_is_told_of_which_day_it_must_be
     test_backup_files.py::test_45b_no_damage_is_mistaken_for_a_wrong_passphrase
     reached: the day said in both languages, at the check and at the restore
     seen failing: the plain error of a wrong passphrase; the passphrase asked before the bits are
       checked

A new version leaves no half vault
==================================
 46  A new version of the program brings the vault up to date or leaves it as it was, never half,
       and proves a backup first.
     test_migration.py::test_46_an_upgrade_killed_at_any_moment_leaves_the_old_vault_or_the_new
     test_migration.py::test_46a_an_upgrade_cut_off_from_the_power_leaves_the_old_vault_or_the_new
     test_migration.py::test_46b_before_an_upgrade_there_is_a_proven_backup_of_the_vault_as_it_was
     test_migration.py::test_46c_the_backup_goes_where_the_newest_one_went
     test_migration.py::test_46d_with_the_stick_away_the_backup_lies_beside_the_vault
     test_migration.py::test_46e_without_a_backup_there_is_no_upgrade
     test_migration.py::test_46f_a_vault_of_today_is_opened_without_a_backup
     reached: 100 kills and 400 power cuts: 0 half vaults, 0 new ones without a backup
     seen failing: the new database copied over the old instead of renamed; not waited for; no
       backup first
 47  An upgrade leaves every value that there was, and an older program leaves a newer vault
       alone.
     test_migration.py::test_47_an_upgrade_leaves_every_value_that_there_was
     test_migration.py::test_47a_a_newer_vault_is_left_alone_by_an_older_program
     reached: every released version with 10000 rows of its own: equal, column for column
     seen failing: an upgrade that trims a note; a newer vault accepted

Gone is gone
============
 48  A word that is destroyed is in no page of the vault any more, not in the search and not by
       half.
     test_deletion.py::test_48a_notes_that_are_deleted_are_in_no_page
     test_deletion.py::test_48b_rows_that_are_deleted_are_in_no_page_whatever_the_table
     test_deletion.py::test_48c_a_case_that_is_destroyed_takes_every_word_along
     test_deletion.py::test_48d_many_short_lived_notes_leave_nothing_in_the_index
     test_deletion.py::test_48e_a_word_is_gone_also_where_it_marked_a_page_of_the_index
     reached: 400 notes, every table and a whole case: 0 traces of half the word
     seen failing: deleted bytes not overwritten; the search index not made anew; the story of a
       case left out of its destruction
 49  No copy of words is ever made for statistics.
     test_deletion.py::test_49a_no_statistics_are_ever_kept
     test_deletion.py::test_49b_nothing_in_the_program_can_ask_for_statistics
     reached: 0 tables of statistics; 3 of 3 ways to ask for them denied
     seen failing: statistics asked for when the vault closes; everything allowed to SQL
 50  What is destroyed from the backups too is in no backup any more, also on a stick that comes
       back later, and two proven ones remain.
     test_backup_care.py::test_50a_what_is_destroyed_is_gone_from_every_backup_when_that_is_asked_for
     test_backup_care.py::test_50b_at_one_place_two_new_backups_are_proven_before_the_old_ones_go
     test_backup_care.py::test_50c_a_stick_that_was_away_forgets_when_it_comes_back
     test_backup_care.py::test_50d_without_asking_rotation_removes_it_by_the_day_that_was_told
     test_backup_care.py::test_50e_backups_from_before_new_keys_are_reached_as_well
     reached: 6 backups before, 0 hits of the marker and of its middle in every decrypted page
       after, 2 proven
     seen failing: the wish not remembered; old ones removed before two new ones are proven;
       places that were away forgotten; 24 months kept; backups under earlier keys not known as
       its own

Files made by somebody else
===========================
 51  A vault or backup that somebody else made with extra triggers, views, columns, checks or a
       million tables is refused before a row is written.
     test_hostile.py::test_51a_changed_tables_are_refused_before_a_row_is_written
     test_hostile.py::test_51b_tables_without_end_are_refused_in_no_time_and_little_memory
     test_hostile.py::test_51c_a_database_of_another_form_is_refused
     test_hostile.py::test_51d_a_hostile_backup_is_refused_although_its_seal_is_right
     test_hostile.py::test_51e_what_is_no_text_is_damage_and_is_not_quoted
     test_hostile.py::test_51f_a_backup_without_end_is_refused_in_no_time_and_little_memory
     reached: 18 changes, 3 other forms, 9 hostile backups; a million tables or a view of 100 MB
       in less than a second and 100 MB
     seen failing: 51a comparing names alone, without the settings of the index, and without the
       look at the journal mode; 51b and d without measuring the tables first; 51c without the
       form; 51d without a bound on reading the manifest; 51e letting the decoding error out
 52  What the program asks of the database can read and write rows and nothing else: no other
       file, no other tables, no other settings.
     test_hostile.py::test_52a_sql_may_not_leave_the_rows
     test_hostile.py::test_52b_of_all_pragmas_there_are_only_those_that_answer_are_allowed
     test_hostile.py::test_52c_no_function_reaches_out_of_the_vault
     test_hostile.py::test_52d_a_table_that_is_a_function_asks_no_more_than_a_pragma_may
     reached: 32 statements denied; of all pragmas the 13 that only answer are allowed; 3
       functions denied
     seen failing: all with a guard that allows everything; 52b and d with one that allows every
       pragma without a value; 52c with one that allows every function
 53  A database or backup with forged pages under the right key ends neither the program nor its
       patience.
     test_hostile.py::test_53a_a_vault_with_changed_pages_is_refused_or_read_and_never_ends_the_program
     test_hostile.py::test_53b_a_backup_with_changed_pages_is_refused_or_restored_and_never_ends_the_program
     reached: 1,500 vaults and 500 backups: no crash, no hang of 5 s, none over 300 MB
     seen failing: without the look through a vault never seen (types, days and moments that are
       none came through: 3 of 200), and when a name of a table that is no text is not called
       damage (9 of 2,000)
 54  A report, a tooltip and every other place show hostile text as it stands: no markup, no
       picture, no link.
     test_imports.py::test_54a_a_report_prints_any_text_sign_for_sign_and_reaches_for_nothing
     test_imports.py::test_54b_signs_that_no_font_has_are_named_and_never_left_out_in_silence
     test_imports.py::test_54c_signs_that_print_nothing_hide_nothing
     test_imports.py::test_54d_a_hostile_name_from_a_file_is_printed_as_it_stands
     test_imports.py::test_54e_a_name_in_a_tooltip_is_shown_as_it_stands
     test_imports.py::test_54f_every_tooltip_holds_words_of_the_program_or_what_was_made_harmless
     reached: 8 hostile texts in every field; every tooltip in the window looked at
     seen failing: 54a and d when tags are taken out; 54b when signs without a glyph are dropped;
       54c when hidden signs stay; 54e when a tooltip gets the text itself; 54f when one table
       does
 55  No cell of an export is a formula for a spreadsheet, and every text comes back as it was.
     test_imports.py::test_55a_no_cell_of_an_export_is_a_formula_and_each_comes_back_as_it_was
     test_imports.py::test_55b_every_cell_of_an_export_stands_in_quotes
     test_imports.py::test_55c_a_formula_in_a_workbook_is_read_as_its_value_and_never_run
     reached: 15 formulas in every table, each written with a quote and read back
     seen failing: 55a guarding = and + alone; 55b quoting only where needed; 55c reading formulas
 56  A file that would grow to gigabytes, never end or lead elsewhere is refused by its size or
       shape.
     test_imports.py::test_56a_a_file_that_grows_without_end_is_refused_by_its_shape
     test_imports.py::test_56b_a_part_that_leads_elsewhere_leads_nowhere
     test_imports.py::test_56c_a_part_with_the_name_of_another_place_is_written_nowhere
     test_imports.py::test_56d_two_parts_of_one_name_are_refused
     test_imports.py::test_56e_a_link_inside_a_workbook_is_not_followed
     test_imports.py::test_56f_a_pipe_or_a_device_is_not_waited_for
     test_imports.py::test_56g_a_name_of_another_place_stays_a_name
     test_imports.py::test_56i_a_file_of_figures_that_never_ends_is_refused
     test_imports.py::test_56h_an_ordinary_table_still_comes_in
     reached: 25 bombs of up to 5 GB refused, none over 250 MB of memory
     seen failing: 56a without the look at the parts of a workbook, at the shape of JSON, at the
       length of a row of CSV and at the sum of all cells; 56b and c when the parts are unpacked;
       56d when names may repeat; 56e when the error of the XML is let out; 56f when a pipe may be
       read; 56g when whole paths are packed

Nothing readable outside the vault
==================================
 57  The program writes in the vault, in the places you choose and in its own folder, and nowhere
       else; nobody else may read there.
     test_traces.py::test_57a_a_session_writes_in_the_vault_the_targets_and_its_own_folders_alone
     test_traces.py::test_57b_every_file_is_for_its_owner_alone
     test_traces.py::test_57c_no_file_and_no_name_of_a_file_is_about_a_person
     test_traces.py::test_57d_no_command_writes_anywhere_else_or_says_a_word
     test_traces.py::test_57e_a_session_on_a_real_display_leaves_no_more
     reached: 2 whole sessions and 15 commands watched call by call: 0 files elsewhere, 0 readable
       by others
     seen failing: chosen folders noted by Qt; files readable by all; the words of errors in the
       log
 58  No error, no refused file and no log ever quotes what was written down.
     test_traces.py::test_58a_two_hundred_errors_leave_no_word_of_a_person
     test_traces.py::test_58b_a_file_that_is_refused_is_never_quoted
     reached: 80 marked texts, 600 provoked errors, 450 refused files: 0 words found
     seen failing: the words of errors in the log; the value in a problem of a file
 59  A report or a calendar names nobody who told anything, and not on whose computer it was made.
     test_documents.py::test_59a_no_report_names_anyone_who_told
     test_documents.py::test_59b_neither_the_computer_nor_its_user_shows_in_a_report
     test_documents.py::test_59c_a_calendar_holds_no_word_of_the_vault
     reached: 6 kinds of report: 0 names; made on 2 computers: the same bytes
     seen failing: a pseudonym printed as the adviser; the user named as the producer; titles in
       the calendar
 61  Nothing reaches a network: the program speaks with your desktop alone.
     test_traces.py::test_61a_a_session_speaks_with_the_desktop_alone
     test_network.py::test_61b_the_kernel_ends_whatever_the_suite_starts_that_asks_for_a_network
     test_network.py::test_61c_the_suite_would_notice_a_connection
     test_network.py::test_61d_no_module_of_the_program_brings_in_the_network_of_qt
     reached: every test of the suite runs under a filter of the kernel that ends who asks: 0
       asked
     seen failing: a search that opens a socket; no filter
 62  Everything acknowledged is there, however the work was broken off.
     test_soak.py::test_62a_a_few_days_of_random_use_lose_nothing
     test_soak.py::test_62b_months_of_random_use_lose_nothing
     reached: 60 seconds of random use with kills, locks, full disk and backups, as long as one
       likes: 0 lost
     seen failing: a note and its draft in two transactions; a refused draft called saved
"""
