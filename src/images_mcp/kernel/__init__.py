"""What every part stands on and nothing here knows of pictures' meaning: settings, data, jobs, files, errors."""
