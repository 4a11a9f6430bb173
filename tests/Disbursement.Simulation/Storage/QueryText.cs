using System.Runtime.InteropServices;

namespace Disbursement.Simulation.Storage;

/// <summary>The parameters of an address as they stand there, escaped.</summary>
/// <param name="query">The query with or without its question mark.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly struct QueryText(string? query)
{
    /// <summary>Goes through the parameters.</summary>
    public Enumerator GetEnumerator() => new(query ?? "");

    /// <summary>Walks from ampersand to ampersand.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal struct Enumerator(string query)
    {
        private int _next = query.StartsWith('?') ? 1 : 0;

        /// <summary>Name and value.</summary>
        public (ReadOnlyMemory<char> Name, ReadOnlyMemory<char> Value) Current { get; private set; }

        /// <summary>Goes to the next parameter.</summary>
        public bool MoveNext()
        {
            if (_next >= query.Length)
            {
                return false;
            }

            int end = query.IndexOf('&', _next);
            end = end < 0 ? query.Length : end;
            int equals = query.IndexOf('=', _next, end - _next);
            int nameEnd = equals < 0 ? end : equals;
            int valueStart = equals < 0 ? end : equals + 1;
            Current = (query.AsMemory(_next, nameEnd - _next), query.AsMemory(valueStart, end - valueStart));
            _next = end + 1;
            return true;
        }
    }
}
