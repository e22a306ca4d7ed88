"""The dataset on one account, day and language, and the analysis behind each question.

A frame is named for the table whose rows it holds, as ``Story.table`` gives them: ``accords``,
``claims``, ``postures``, ``relations``; ``stops`` are rows of ``tour_stops``, ``totals`` of
``money``, ``contracts`` of ``parts``, ``deliveries`` of ``series``; ``places`` stand by
``place_id``. ``figures`` are as ``gallery.read_figures`` gives them.
"""
