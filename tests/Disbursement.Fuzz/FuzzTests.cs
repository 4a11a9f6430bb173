using Disbursement.Fuzz.Running;
using Disbursement.Fuzz.Targets;

namespace Disbursement.Fuzz;

/// <summary>
/// Goal: no file brings a reader down, whatever is in it. Method: what once did is read again, and each reader gets
/// some hundred changed inputs from a fixed seed; hours of others by command.
/// </summary>
public sealed class FuzzTests
{
    private const int InputsPerReader = 400;
    private const int Seed = 20_240_605;

    public static TheoryData<string> Readers() => [.. FuzzTargets.All.Select(static target => target.Name)];

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Read_ChangedInputs_EndsInWords(string reader)
    {
        var run = new FuzzRun(FuzzTargets.Find(reader), Seed);

        while (run.Inputs < InputsPerReader)
        {
            FuzzFailure? failure = await run.StepAsync();
            Assert.True(failure is null, $"Input {run.Inputs} of seed {Seed}: {failure?.What}");
        }

        Assert.True(run.Outcomes > 1, "Every input had the same outcome: the seeds do not reach the reader.");
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Read_WhatOnceBrokeIt_EndsInWords(string reader)
    {
        FuzzTarget target = FuzzTargets.Find(reader);
        string folder = FuzzFiles.CrashersOf(target);

        foreach (string file in Directory.Exists(folder) ? Directory.GetFiles(folder) : [])
        {
            byte[] input = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            (_, FuzzFailure? failure) = await FuzzRun.ReadAsync(target, input);
            Assert.True(failure is null, $"{file}: {failure?.What}");
        }
    }
}
