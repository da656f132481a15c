"""The sample: synthetic monthly workbooks that meet the published figures exactly."""

from dashboard.sample.files import SampleFile, sample_files, write_sample

__all__ = ["SampleFile", "sample_files", "write_sample"]
