using System.Globalization;

namespace Disbursement.Kills.Killing;

/// <summary>How much is killed, of what.</summary>
internal sealed record KillOptions
{
    /// <summary>Kills in all, over as many months as they take.</summary>
    public int Kills { get; init; } = 20;

    /// <summary>Kills in one month at most; then it is left in peace to end.</summary>
    public int KillsPerMonthMax { get; init; } = 20;

    /// <summary>Decides the victims, the moments, and the world.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>People of the month.</summary>
    public int People { get; init; } = 2_000;

    /// <summary>App processes that share the task hub, the stack's own included.</summary>
    public int Apps { get; init; } = 1;

    /// <summary>The longest time between everything being up and the next kill.</summary>
    public TimeSpan GapMax { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Where the months are run; a folder of its own in the temporary folder when null.</summary>
    public string? Folder { get; init; }

    /// <summary>Reads <c>--kills</c>, <c>--per-month</c>, <c>--seed</c>, <c>--people</c>, <c>--apps</c>,
    /// <c>--gap</c> (seconds), <c>--folder</c>.</summary>
    /// <exception cref="FormatException">A name is unknown or a value is no number.</exception>
    public static KillOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new KillOptions();
        for (int index = 0; index < arguments.Count; index += 2)
        {
            string name = arguments[index];
            string value = index + 1 < arguments.Count ? arguments[index + 1] : throw new FormatException(name);
            options = name switch
            {
                "--kills" => options with { Kills = Number(value) },
                "--per-month" => options with { KillsPerMonthMax = Number(value) },
                "--seed" => options with { Seed = Number(value) },
                "--people" => options with { People = Number(value) },
                "--apps" => options with { Apps = Number(value) },
                "--gap" => options with { GapMax = TimeSpan.FromSeconds(Number(value)) },
                "--folder" => options with { Folder = value },
                _ => throw new FormatException($"Unknown option {name}."),
            };
        }

        return options;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
