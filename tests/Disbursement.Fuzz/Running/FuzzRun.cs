using Disbursement.Fuzz.Mutating;
using Disbursement.Fuzz.Targets;

namespace Disbursement.Fuzz.Running;

/// <summary>Gives one reader changed inputs; those with an outcome that was not seen before are started from too.</summary>
internal sealed class FuzzRun
{
    /// <summary>More starting points find no more and forget the good ones.</summary>
    private const int PoolMax = 2_000;

    /// <summary>The longest a reader may take over one small input; a busy machine is slow, a loop is for ever.</summary>
    private static readonly TimeSpan InputTimeMax = TimeSpan.FromSeconds(30);

    private readonly FuzzTarget _target;
    private readonly Random _random;
    private readonly Mutator _mutator;
    private readonly ZipMutator _zipMutator;
    private readonly List<byte[]> _pool;
    private readonly HashSet<string> _outcomes = new(StringComparer.Ordinal);

    public FuzzRun(FuzzTarget target, int seed)
    {
        _target = target;
        _random = new Random(seed);
        _mutator = new Mutator(_random);
        _zipMutator = new ZipMutator(_random, _mutator);
        _pool = [.. FuzzFiles.SeedsOf(target)];
    }

    /// <summary>How many inputs were read.</summary>
    public int Inputs { get; private set; }

    /// <summary>How many different outcomes were seen.</summary>
    public int Outcomes => _outcomes.Count;

    /// <summary>Reads one more input.</summary>
    /// <returns>What is wrong with the reader, or none.</returns>
    public async Task<FuzzFailure?> StepAsync()
    {
        byte[] start = _pool[_random.Next(_pool.Count)];
        byte[] other = _pool[_random.Next(_pool.Count)];
        byte[] input = _target.IsZip ? _zipMutator.Change(start, other) : _mutator.Change(start, other);
        Inputs++;
        (string? outcome, FuzzFailure? failure) = await ReadAsync(_target, input);
        if (outcome is not null && _outcomes.Add(outcome) && _pool.Count < PoolMax)
        {
            _pool.Add(input);
        }

        return failure;
    }

    /// <summary>Reads an input as the run does: a thrown exception, a hang and a glut of memory are failures.</summary>
    public static async Task<(string? Outcome, FuzzFailure? Failure)> ReadAsync(FuzzTarget target, byte[] input)
    {
        long before = GC.GetTotalAllocatedBytes();
        try
        {
            string outcome = await Task.Run(() => target.ReadAsync(input)).WaitAsync(InputTimeMax);
            long allocated = GC.GetTotalAllocatedBytes() - before;
            return allocated > FuzzFailure.AllocatedMax(target, input.Length)
                ? (outcome, new FuzzFailure(target, input, $"{allocated} bytes were allocated"))
                : (outcome, null);
        }
        catch (Exception exception)
        {
            return (null, new FuzzFailure(target, input, exception.ToString()));
        }
    }
}
