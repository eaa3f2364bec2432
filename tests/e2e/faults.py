"""Everything that may go wrong around a kiosk, tried on the program itself: one file a theme."""

import sys

import faults_clock
import faults_content
import faults_disk
import faults_program
import faults_screen
import faults_staff
from station import play

THEMES = (faults_clock, faults_content, faults_disk, faults_program, faults_screen, faults_staff)
SCENARIOS = {name: scenario for theme in THEMES for name, scenario in vars(theme).items() if callable(scenario)}

play(SCENARIOS, *sys.argv[1:4])
